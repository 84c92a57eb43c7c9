//! A phone, its backend, and what goes between them.

use drempel_contract::{
    ApprovalRequest, Authenticator, DecisionOutcome, Numbers, PersonKind, Problem, ProblemCode,
    RegisteredAccount, Secret,
};
use drempel_flow::approval::{Approval, Effect, Event, Moment, NotSigned, Outcome, Shows, Signing};
use drempel_flow::authenticator::{Proof, Refusal};
use drempel_flow::{Failure, Ticket};

/// The phone's clock at the beginning; the backend's is five minutes ahead.
pub(crate) const START: u64 = 1_800_000_000;
pub(crate) const AHEAD: i64 = 300;

pub(crate) fn request(id: &str, device: &str, asked_after: i64) -> ApprovalRequest {
    let asked_at = i64::try_from(START).unwrap() + AHEAD + asked_after;
    ApprovalRequest {
        id: id.to_owned(),
        device: device.to_owned(),
        account: format!("{device}@drempel.example"),
        client: "demo-app".to_owned(),
        application: "Demo app".to_owned(),
        origin: "https://login.drempel.example".to_owned(),
        place: "192.0.2.7".to_owned(),
        computer: "Firefox on Linux".to_owned(),
        asked_at,
        expires_at: asked_at + 120,
        numbers: Numbers::Tap { choices: ["17", "42", "86"].map(str::to_owned).to_vec() },
    }
}

/// A person with the app open.
pub(crate) struct Phone {
    pub(crate) machine: Approval,
    pub(crate) now: u64,
    /// Everything since it was last looked at.
    pub(crate) effects: Vec<Effect>,
    waiting: Vec<ApprovalRequest>,
    /// Every request that ever came: for their accounts, the backend knows this phone.
    known: Vec<ApprovalRequest>,
}

impl Phone {
    /// Just opened; the vault is closed.
    pub(crate) fn locked() -> Self {
        let mut this = Self {
            machine: Approval::default(),
            now: START,
            effects: Vec::new(),
            waiting: Vec::new(),
            known: Vec::new(),
        };
        this.does(Event::Opened);
        this
    }

    /// Open, and nothing waits.
    pub(crate) fn open() -> Self {
        let mut this = Self::locked();
        this.hears(&[]).does(Event::Unlocked);
        this
    }

    /// Open, and this waits.
    pub(crate) fn asked(request: &ApprovalRequest) -> Self {
        let mut this = Self::locked();
        this.does(Event::Unlocked).hears(core::slice::from_ref(request));
        this.sees(Some(Shows::Request));
        this
    }

    pub(crate) fn does(&mut self, event: impl FnOnce(Moment) -> Event) -> &mut Self {
        self.gets(event(Moment(self.now)))
    }

    pub(crate) fn gets(&mut self, event: Event) -> &mut Self {
        self.effects.extend(self.machine.update(event));
        self
    }

    pub(crate) fn sees(&self, shows: Option<Shows>) -> &Self {
        assert_eq!(self.machine.shows(), shows);
        self
    }

    pub(crate) fn ends(&self, outcome: Outcome) -> &Self {
        assert_eq!(self.machine.outcome(), Some(outcome));
        self
    }

    /// The look under way is answered.
    pub(crate) fn hears(&mut self, waiting: &[ApprovalRequest]) -> &mut Self {
        self.waiting = waiting.to_vec();
        self.known.extend_from_slice(waiting);
        let ticket = self.look().unwrap_or_else(|| panic!("nobody looks: {:?}", self.effects));
        self.answers_look(ticket)
    }

    /// The backend forgets this phone, and whatever waits for it.
    pub(crate) fn is_unregistered(&mut self) -> &mut Self {
        self.known.clear();
        self.hears(&[])
    }

    pub(crate) fn answers_look(&mut self, ticket: Ticket) -> &mut Self {
        let found = self.found();
        self.does(|now| Event::Looked(ticket, found, now))
    }

    pub(crate) fn found(&self) -> Authenticator {
        let account = |request: &ApprovalRequest| RegisteredAccount {
            device: request.device.clone(),
            email: request.account.clone(),
            name: "Bram".to_owned(),
            kind: PersonKind::Work,
            phone_sign_in: true,
            stopped: false,
        };
        Authenticator {
            now: i64::try_from(self.now).unwrap() + AHEAD,
            push_key: None,
            accounts: self.known.iter().map(account).collect(),
            requests: self.waiting.clone(),
        }
    }

    /// So many seconds go by, one after the other; every look is answered as the last was.
    pub(crate) fn waits(&mut self, seconds: u64) -> &mut Self {
        for _ in 0..seconds {
            self.now += 1;
            if let Some(ticket) = self.tick() {
                self.does(|now| Event::SecondPassed(ticket, now));
            }
            if let Some(ticket) = self.look() {
                self.answers_look(ticket);
            }
        }
        self
    }

    /// So many seconds go by, and nobody answers a look.
    pub(crate) fn waits_alone(&mut self, seconds: u64) -> usize {
        let mut looks = 0;
        for _ in 0..seconds {
            self.now += 1;
            if let Some(ticket) = self.tick() {
                self.does(|now| Event::SecondPassed(ticket, now));
            }
            if let Some(ticket) = self.look() {
                looks += 1;
                self.does(|now| Event::NotLooked(ticket, Failure::Unreachable, now));
            }
        }
        looks
    }

    pub(crate) fn approves(&mut self, place: usize) -> &mut Self {
        self.gets(Event::NumberTapped(place)).sees(Some(Shows::Decision));
        self.gets(Event::ApproveChosen { fingerprint: false }).sees(Some(Shows::Prove));
        self.gets(Event::Proved(Proof::Pin(Secret::new("482915"))))
    }

    /// What is to be signed is signed.
    pub(crate) fn signs(&mut self) -> &mut Self {
        let (ticket, ..) = self.signing().unwrap_or_else(|| panic!("nothing to sign: {:?}", self.effects));
        self.does(|now| Event::Signed(ticket, Secret::new("a.decision.signed"), now))
    }

    pub(crate) fn is_not_let_in(&mut self, refusal: Refusal) -> &mut Self {
        let (ticket, ..) = self.signing().unwrap();
        self.does(|now| Event::NotSigned(ticket, NotSigned::Refused(refusal), now))
    }

    pub(crate) fn is_answered(&mut self, outcome: DecisionOutcome) -> &mut Self {
        let (ticket, _) = self.sent().unwrap_or_else(|| panic!("nothing sent: {:?}", self.effects));
        self.does(|now| Event::Decided(ticket, outcome, now))
    }

    pub(crate) fn is_not_answered(&mut self, failure: Failure) -> &mut Self {
        let (ticket, _) = self.sent().unwrap_or_else(|| panic!("nothing sent: {:?}", self.effects));
        self.does(|now| Event::NotSent(ticket, failure, now))
    }

    pub(crate) fn look(&mut self) -> Option<Ticket> {
        self.take(|effect| if let Effect::Look(ticket) = effect { Some(*ticket) } else { None })
    }

    pub(crate) fn tick(&mut self) -> Option<Ticket> {
        self.take(|effect| if let Effect::Tick(ticket) = effect { Some(*ticket) } else { None })
    }

    pub(crate) fn seen(&mut self) -> Option<String> {
        self.take(|effect| if let Effect::TellSeen(id) = effect { Some(id.clone()) } else { None })
    }

    pub(crate) fn signing(&mut self) -> Option<(Ticket, Option<Proof>, Signing)> {
        self.take(|effect| {
            let Effect::Sign { ticket, proof, signing } = effect else { return None };
            Some((*ticket, proof.clone(), signing.clone()))
        })
    }

    pub(crate) fn sent(&mut self) -> Option<(Ticket, Secret)> {
        self.take(|effect| {
            let Effect::Send { ticket, decision } = effect else { return None };
            Some((*ticket, decision.clone()))
        })
    }

    /// The last number of waiting requests that was told.
    pub(crate) fn told_waiting(&self) -> usize {
        let told =
            |effect: &Effect| if let Effect::TellWaiting(count) = effect { Some(*count) } else { None };
        self.effects.iter().filter_map(told).next_back().unwrap_or_default()
    }

    fn take<T>(&mut self, find: impl Fn(&Effect) -> Option<T>) -> Option<T> {
        let place = self.effects.iter().position(|effect| find(effect).is_some())?;
        find(&self.effects.remove(place))
    }
}

pub(crate) fn problem(code: ProblemCode, retry_after: Option<u32>) -> Failure {
    let status = 400;
    Failure::Problem(Problem {
        kind: String::new(),
        title: String::new(),
        status,
        code,
        trace_id: "t1".to_owned(),
        retry_after,
    })
}
