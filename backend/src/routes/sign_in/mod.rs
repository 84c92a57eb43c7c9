//! `/api/v1/sign-in`

pub(super) mod answer;
pub(super) mod cancel;
pub(super) mod poll;
pub(super) mod resume;
pub(super) mod start;

use super::problem::Ended;
use crate::asker::run_for_asker;
use crate::domain::Failure;
use drempel_contract::ProblemCode;

/// Runs to the end what was begun, also when the client goes away: the same request will come again, and find it done.
/// What only waits to begin does so as long as the client does ([`asker`](crate::asker)).
pub(crate) async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Failure>> + Send + 'static,
) -> Result<T, Ended> {
    match run_for_asker(work).await {
        Ok(done) => Ok(done?),
        Err(error) => {
            tracing::error!(%error, "a request fell over");
            Err(ProblemCode::Internal.into())
        }
    }
}
