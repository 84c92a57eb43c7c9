//! From where on the network somebody asks.
//!
//! The rule a reader would break: what is counted is what one customer can hold at once, a whole /64 of IPv6; what
//! people are shown is the address itself.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The address a request came from, as far as it can be trusted (`routes/client.rs`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Network(IpAddr);

impl Network {
    /// Of this address.
    #[must_use]
    pub const fn of(address: IpAddr) -> Self {
        Self(address.to_canonical())
    }

    /// What requests are counted by.
    #[must_use]
    pub const fn counted(&self) -> IpAddr {
        match self.0 {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !(u64::MAX as u128))),
        }
    }

    /// As people read it.
    #[must_use]
    pub fn place(&self) -> String {
        self.0.to_string()
    }
}

impl Default for Network {
    /// Nowhere: everybody who asks from there counts as one.
    fn default() -> Self {
        Self(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Network(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of(text.parse().unwrap())
    }

    #[test]
    fn one_customer_is_one_network() {
        assert_eq!(network("2001:db8::1").counted(), network("2001:db8::2").counted());
        assert_ne!(network("2001:db8::1").counted(), network("2001:db8:0:1::1").counted());
        assert_ne!(network("192.0.2.1").counted(), network("192.0.2.2").counted());
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
    }

    #[test]
    fn the_place_is_the_address_and_is_not_printed() {
        assert_eq!(network("2001:db8::1").place(), "2001:db8::1");
        assert_eq!(format!("{:?}", network("192.0.2.1")), "Network(…)");
    }
}
