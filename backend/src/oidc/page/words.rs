//! The words of the pages, in every language.

use crate::domain::authorization::Untrusted;
use crate::language::Language;

/// A title, and what it means.
type Said = [&'static str; 2];

/// One language.
pub(super) struct Words {
    garbled: Said,
    unknown_client: Said,
    unknown_redirect: Said,
    pushed_gone: Said,
    pub(super) throttled: Said,
    pub(super) unavailable: Said,
    pub(super) failed: Said,
    pub(super) go_back: &'static str,
    pub(super) try_again: &'static str,
    pub(super) reference: &'static str,
    pub(super) home: &'static str,
    pub(super) sign_out_title: &'static str,
    /// After the name of an application.
    pub(super) asks: &'static str,
    pub(super) something_asks: &'static str,
    /// Before an address.
    pub(super) signed_in_as: &'static str,
    pub(super) sign_out: &'static str,
    pub(super) stay: &'static str,
}

impl Words {
    pub(super) const fn refused(&self, untrusted: Untrusted) -> Said {
        match untrusted {
            Untrusted::Garbled => self.garbled,
            Untrusted::UnknownClient => self.unknown_client,
            Untrusted::UnknownRedirect => self.unknown_redirect,
            Untrusted::PushedGone => self.pushed_gone,
        }
    }
}

pub(super) const fn words(language: Language) -> &'static Words {
    match language {
        Language::English => &ENGLISH,
        Language::Dutch => &DUTCH,
    }
}

const ENGLISH: Words = Words {
    garbled: [
        "The application’s request cannot be read",
        "The application sent you here with a request that is not complete or not well-formed. Nothing about you was \
         passed on.",
    ],
    unknown_client: [
        "This application is not known here",
        "The application that sent you here is not registered, or is no longer in use. Nothing about you was passed on.",
    ],
    unknown_redirect: [
        "You were not sent on",
        "The application asked to send you to an address that is not one of its own. For your safety you stay here, and \
         nothing about you was passed on.",
    ],
    pushed_gone: [
        "This link has been used or has expired",
        "The application’s request works once, and for a minute only. Nothing about you was passed on.",
    ],
    throttled: ["Too many requests", "Too many requests came from your network. Wait a minute."],
    unavailable: ["This is not possible right now", "The service is being restarted, or is very busy."],
    failed: ["Something went wrong here", "The service failed. That is not your fault."],
    go_back: "Go back to the application and start again. If you end up here again, give whoever runs the application \
              the reference below.",
    try_again: "Then try again. If you end up here again, give your helpdesk the reference below.",
    reference: "Reference:",
    home: "Go to the start page",
    sign_out_title: "Do you want to sign out?",
    asks: "asks to sign you out.",
    something_asks: "An application asks to sign you out.",
    signed_in_as: "You are signed in as",
    sign_out: "Sign out",
    stay: "Stay signed in",
};

const DUTCH: Words = Words {
    garbled: [
        "De aanvraag van de toepassing is niet te lezen",
        "De toepassing heeft u hierheen gestuurd met een aanvraag die niet volledig of niet goed gevormd is. Er is niets \
         over u doorgegeven.",
    ],
    unknown_client: [
        "Deze toepassing is hier niet bekend",
        "De toepassing die u hierheen heeft gestuurd, is niet geregistreerd of niet meer in gebruik. Er is niets over u \
         doorgegeven.",
    ],
    unknown_redirect: [
        "U bent niet doorgestuurd",
        "De toepassing wilde u naar een adres sturen dat niet van haar is. Voor uw veiligheid blijft u hier, en er is niets \
         over u doorgegeven.",
    ],
    pushed_gone: [
        "Deze koppeling is al gebruikt of verlopen",
        "De aanvraag van de toepassing werkt één keer en maar een minuut lang. Er is niets over u doorgegeven.",
    ],
    throttled: ["Te veel aanvragen", "Er kwamen te veel aanvragen van uw netwerk. Wacht een minuut."],
    unavailable: ["Dit is nu even niet mogelijk", "De dienst wordt opnieuw gestart of is erg druk."],
    failed: ["Er is hier iets misgegaan", "De dienst heeft gefaald. Dat ligt niet aan u."],
    go_back: "Ga terug naar de toepassing en begin opnieuw. Komt u weer hier uit, geef dan de referentie hieronder door aan \
              de beheerder van de toepassing.",
    try_again: "Probeer het daarna opnieuw. Komt u weer hier uit, geef dan de referentie hieronder door aan uw helpdesk.",
    reference: "Referentie:",
    home: "Naar de startpagina",
    sign_out_title: "Wilt u zich afmelden?",
    asks: "vraagt om u af te melden.",
    something_asks: "Een toepassing vraagt om u af te melden.",
    signed_in_as: "U bent aangemeld als",
    sign_out: "Afmelden",
    stay: "Aangemeld blijven",
};
