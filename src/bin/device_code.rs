//! The door of the device that wants in: `/signin/device`.

fn main() {
    drempel::app::open_device_code();
}
