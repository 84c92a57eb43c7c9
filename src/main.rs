//! The sign-in door: `/`, `/signin` and `/privacy`. Every visitor pays for what it pulls in.

fn main() {
    drempel::app::open();
}
