//! The sign-in door: `/`, `/signin`, `/devicelogin` and `/privacy`. Every visitor pays for what it pulls in.

fn main() {
    drempel::app::open();
}
