//! `serve`: everything from the configuration to the last connection.

use super::{Failure, output};
use crate::config::{Config, Flags};
use crate::demonstration::{self, DemonstrationError};
use crate::serving::{self, SiteCell, SitePlan, Stop};
use crate::telemetry::{self, NO_ENDPOINT, Numbers, PAGES, Readers};
use axum::Router;
use axum::middleware::from_fn_with_state;
use clap::Args;
use drempel_backend::AppState;
use drempel_backend::delivery::web_push::wake_phones;
use drempel_backend::domain::client::Client;
use std::net::SocketAddr;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::task::JoinHandle;

const AFTER: &str = "\
Signals:
  SIGTERM, SIGINT  stop: nothing new is taken, what has begun gets 10 s to finish
  SIGHUP           read the site and its config.json anew

Examples:
  drempel-backend serve --demonstration --site dist
  drempel-backend serve --config /etc/drempel.toml";

/// Who scrapes is one or two.
const METRICS_CONNECTIONS: usize = 16;

/// The command.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct Serve {
    #[command(flatten)]
    place: super::Place,
    /// Address and port, in place of `server.listen`
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Directory of the built pages, in place of `server.site`
    #[arg(long, value_name = "DIR")]
    site: Option<PathBuf>,
    /// Fill the directory with example people and say so on every page; on this machine only
    #[arg(long)]
    demonstration: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<(), Failure> {
        let flags = Flags { listen: self.listen, site: self.site, ..self.place.flags() };
        let mut config = Config::read(&flags)?;
        if self.demonstration {
            demonstration::check_doors(&config).map_err(Failure::usage)?;
        }
        config.check_origins()?;
        telemetry::start_log(config.log);
        config.warnings.iter().for_each(|warning| tracing::warn!("{warning}"));
        let plan = SitePlan {
            directory: config.server.site.clone(),
            config: config.server.site_config.clone(),
            demonstration: self.demonstration,
        };
        let site = SiteCell::new(plan.load().map_err(Failure::usage)?);
        let listener = bind(config.server.listen).await?;
        let address = listener.local_addr().map_err(Failure::failed)?;
        let origin = complete(&mut config, address, self.demonstration)?;
        let numbers = Some(config.metrics.enabled).filter(|enabled| *enabled).map(|_| Numbers::start());
        let numbers = numbers.transpose().map_err(Failure::failed)?;
        let state = super::open_data(config.settings.clone()).await?;
        demonstration::check_data(&config, &state).await.map_err(not_settled)?;
        if self.demonstration {
            demonstration::settle(&state).await.map_err(not_settled)?;
        }
        let leaving = state.clone();
        let stop = Stop::on_signal(config.server.drain, move || leaving.stop()).map_err(Failure::failed)?;
        let beside = [tokio::spawn(state.clone().keep_tidy()), tokio::spawn(wake_phones(state.clone()))];
        let more = if self.demonstration { demonstration::app(&origin) } else { Router::new() };
        let app = assemble(&config, &state, site.clone(), more, numbers, &stop).await?;
        // Before anybody is told that it runs: a hangup that nobody handles ends the program.
        let hangup = signal(SignalKind::hangup()).map_err(Failure::failed)?;
        tracing::info!(version = env!("CARGO_PKG_VERSION"), %address, "serving");
        if self.demonstration {
            tracing::warn!("this is the demonstration: its people and passwords are public");
            output::print(&demonstration::table(&origin, &config.settings.applications))?;
        }
        let reloading = tokio::spawn(reload_on_hangup(hangup, plan, site));
        serving::serve(listener, app, config.server.connections, stop).await;
        reloading.abort();
        beside.iter().for_each(JoinHandle::abort);
        // Nothing is written after this: the database's file alone is the whole of it.
        state.close().await;
        tracing::info!("stopped");
        Ok(())
    }
}

/// Fills in what only a bound address can say, and returns the origin people type.
fn complete(config: &mut Config, address: SocketAddr, demonstration: bool) -> Result<String, Failure> {
    let settings = &mut config.settings;
    if settings.own_origins.is_empty() {
        let port = match address.port() {
            80 => String::new(),
            port => format!(":{port}"),
        };
        settings.own_origins =
            ["localhost", "127.0.0.1", "[::1]"].map(|host| format!("http://{host}{port}")).to_vec();
    }
    let origin = settings.own_origins.first().cloned().unwrap_or_default();
    if demonstration {
        if settings.applications.is_empty() {
            settings.applications = demonstration::applications(&origin);
        }
        let clients =
            demonstration::clients(&origin).ok_or(DemonstrationError::Example).map_err(not_settled)?;
        let new = |client: &Client| settings.clients.iter().all(|given| given.id != client.id);
        let new: Vec<_> = clients.into_iter().filter(new).collect();
        settings.clients.extend(new);
    }
    Ok(origin)
}

async fn assemble(
    config: &Config,
    state: &AppState,
    site: SiteCell,
    more: Router,
    numbers: Option<Numbers>,
    stop: &Stop,
) -> Result<Router, Failure> {
    let api =
        drempel_backend::router(state.clone()).layer(from_fn_with_state(NO_ENDPOINT, telemetry::observe));
    let pages = serving::pages(site, more).layer(from_fn_with_state(PAGES, telemetry::observe));
    let metrics = match (numbers, config.metrics.listen) {
        (None, _) => None,
        (Some(numbers), None) => Some(telemetry::metrics_routes(numbers, Readers::Local)),
        (Some(numbers), Some(address)) => {
            let routes = telemetry::metrics_routes(numbers, Readers::Everybody);
            tokio::spawn(serving::serve(bind(address).await?, routes, METRICS_CONNECTIONS, stop.clone()));
            None
        }
    };
    Ok(serving::whole(api, pages, metrics))
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::failed(format!(
            "cannot listen on {address}: {error}; end what listens there, or choose another with --listen or \
             server.listen (metrics.listen for the numbers)"
        ))
    })
}

fn not_settled(error: DemonstrationError) -> Failure {
    match error {
        DemonstrationError::Reachable(_) | DemonstrationError::Leaking(_) | DemonstrationError::Inhabited => {
            Failure::usage(error)
        }
        DemonstrationError::Example => Failure::failed(error),
        DemonstrationError::Directory(error) => super::not_done(error),
    }
}

async fn reload_on_hangup(mut hangup: Signal, plan: SitePlan, site: SiteCell) {
    while hangup.recv().await.is_some() {
        match plan.load() {
            Ok(files) => {
                site.put(files);
                tracing::info!("the site was read anew");
            }
            Err(error) => tracing::error!(%error, "the site could not be read anew, so the old one stays"),
        }
    }
}
