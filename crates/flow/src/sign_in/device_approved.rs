//! The device has access.

/// One of the two ends of a device's sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceApproved {
    /// The application on the device.
    pub application: String,
}
