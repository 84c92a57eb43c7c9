//! The door of a person's own account: `/security-info` and `/my-sign-ins`.

fn main() {
    drempel::app::open_account();
}
