//! The device was refused.

/// One of the two ends of a device's sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceDenied {
    /// The application on the device.
    pub application: String,
}
