//! What the authenticator's page has done beside itself, because it takes long.

fn main() {
    drempel::worker::open();
}
