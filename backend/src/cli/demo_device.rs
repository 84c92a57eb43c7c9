//! `demo-device`: a program without a keyboard, as far as signing in goes. It shows a code, waits, and greets.

use super::{Failure, output};
use crate::relying_party::{Application, Asked, DeviceCodes, Provider, Tokens, Trouble};
use clap::Args;
use drempel_backend::clock::{Clock as _, SystemClock};
use std::time::{Duration, Instant};

/// The command.
#[derive(Args, Debug)]
#[command(after_help = "Example, beside a running demonstration:\n  drempel-backend demo-device")]
pub(super) struct DemoDevice {
    /// Where the provider is
    #[arg(long, value_name = "URL", default_value = "http://localhost:8080")]
    issuer: String,
    /// As which application
    #[arg(long, value_name = "ID", default_value = "demo-device")]
    client_id: String,
}

impl DemoDevice {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let signed_in = tokio::task::spawn_blocking(move || self.sign_in()).await;
        let tokens = signed_in.map_err(Failure::failed)??;
        let name = tokens.claims.name.unwrap_or(tokens.claims.sub);
        output::print(&format!("Hello {name}, you are signed in on this device.\n"))
    }

    fn sign_in(&self) -> Result<Tokens, Failure> {
        let application = Application { id: self.client_id.clone(), secret: None };
        let provider = Provider::discover(&self.issuer).map_err(Failure::failed)?;
        let codes = provider.device_codes(&application, "openid profile").map_err(Failure::failed)?;
        let minutes = codes.expires_in.div_ceil(60);
        output::print(&format!(
            "On another device, go to\n\n    {}\n\nand enter this code:\n\n    {}\n\nWaiting (the code is good for {minutes} minutes)…\n",
            codes.verification_uri, codes.user_code,
        ))?;
        wait(&provider, &application, &codes)
    }
}

/// Asks at the interval, and 5 s less often each time it is told to slow down or cannot get through (RFC 8628 section 3.5).
fn wait(provider: &Provider, application: &Application, codes: &DeviceCodes) -> Result<Tokens, Failure> {
    let until = Instant::now() + Duration::from_secs(codes.expires_in);
    let mut interval = Duration::from_secs(codes.interval);
    while Instant::now() < until {
        std::thread::sleep(interval);
        let asked = Asked { nonce: None, now: SystemClock.now().seconds() };
        match provider.poll(application, &codes.device_code, &asked) {
            Ok(tokens) => return Ok(tokens),
            Err(Trouble::Refused { error, .. }) if error == "authorization_pending" => {}
            Err(Trouble::Refused { error, .. }) if error == "slow_down" => interval += Duration::from_secs(5),
            Err(Trouble::Refused { error, .. }) if error == "access_denied" => {
                return Err(Failure::refused("the sign-in was denied on the other device"));
            }
            Err(Trouble::Refused { error, .. }) if error == "expired_token" => break,
            Err(Trouble::Unreachable { .. }) => interval += Duration::from_secs(5),
            Err(trouble @ (Trouble::Refused { .. } | Trouble::Garbled(_) | Trouble::Unbelievable(_))) => {
                return Err(Failure::failed(trouble));
            }
        }
    }
    Err(Failure::refused("the code has expired; run this again for a new one"))
}
