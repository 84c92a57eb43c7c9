//! The phone's door: `/authenticator`.

fn main() {
    drempel::app::open_authenticator();
}
