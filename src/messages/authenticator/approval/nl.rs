//! Nederlands.

use super::words::{ApprovalWords, EnrolmentWords, OutcomeWords};

/// Aanvragen.
pub const APPROVAL: ApprovalWords = ApprovalWords {
    heading: "Probeert u zich aan te melden?",
    account: "Account",
    application: "Toepassing",
    place: "Netwerkadres",
    computer: "Apparaat",
    asked: "Gevraagd",
    ago: |minutes| match minutes {
        0 => "zojuist".to_owned(),
        1 => "1 minuut geleden".to_owned(),
        many => format!("{many} minuten geleden"),
    },
    on: " op ",
    tap: "Tik op het nummer dat op het andere scherm staat",
    number: "Nummer",
    type_it: |digits| format!("Typ de {digits} cijfers die op het andere scherm staan."),
    next: "Doorgaan",
    none: "Geen van deze",
    not_mine: "Bent u dit niet? Tik nooit op een nummer om van aanvragen af te zijn. Kies Geen van deze.",
    time_left: |seconds| format!("nog {}:{:02}", seconds / 60, seconds % 60),
    nearly_over: "Nog minder dan 20 seconden om te antwoorden.",
    others: |count| match count {
        1 => "Er wacht nog 1 aanvraag.".to_owned(),
        many => format!("Er wachten nog {many} aanvragen."),
    },
    malformed: |digits| format!("Typ {digits} cijfers, zoals op het andere scherm."),
    sign_in_to: |application| format!("Aanmelden bij {application}?"),
    your_number: "Uw nummer",
    approve: "Goedkeuren",
    deny: "Weigeren",
    back: "Terug",
    why: "Waarom weigert u dit?",
    not_started: "Ik heb dit niet gestart",
    not_started_means: "Iemand anders probeert binnen te komen. Er komen geen aanvragen meer, en uw organisatie krijgt bericht.",
    mistake: "Vergissing",
    mistake_means: "Er gebeurt niets. U kunt op uw andere scherm opnieuw beginnen.",
    prove: "Bevestig dat u het bent",
    prove_what: |application| {
        format!("Met uw pincode of vingerafdruk keurt u de aanmelding bij {application} goed.")
    },
    pin: "Pincode",
    fingerprint: "Vingerafdruk of gezicht gebruiken",
    pin_missing: "Typ uw pincode.",
    pin_wrong: |left| match left {
        1 => {
            "Dit is niet uw pincode. Na nog één verkeerde pincode wordt alles in deze app gewist.".to_owned()
        }
        left => format!("Dit is niet uw pincode. U hebt nog {left} pogingen."),
    },
    erased: "Dit was de laatste poging. Alles in deze app is gewist.",
    cancelled: "Uw vingerafdruk of gezicht is niet herkend. Probeer het opnieuw, of typ uw pincode.",
    not_opened: "Deze app kon niet worden ontgrendeld. Sluit andere apps en probeer het opnieuw, of open deze pagina opnieuw.",
    sending: "Uw antwoord wordt verzonden…",
    offline: "Er is geen netwerk. Uw antwoord wordt bewaard, en verzonden zodra er een netwerk is.",
    unreachable: "Uw antwoord is nog niet aangekomen. Het wordt elke paar seconden opnieuw verzonden.",
    outcome: OutcomeWords {
        approved: ("Goedgekeurd. Kijk op uw andere scherm.", ""),
        denied: ("Geweigerd", "Niemand is aangemeld."),
        reported: (
            "Geweigerd en gemeld",
            "Niemand is aangemeld. Deze telefoon krijgt geen aanvragen meer totdat u ze op een computer weer toestaat bij Beveiligingsgegevens. Kent iemand uw wachtwoord? Wijzig het dan.",
        ),
        wrong_number: (
            "Dit is niet het nummer op het scherm. Er is niets goedgekeurd.",
            "Deze aanvraag is afgelopen. Meldt u zich zelf aan, kies dan Opnieuw verzenden op uw andere scherm. Zo niet, weiger dan de volgende aanvraag.",
        ),
        expired: (
            "Te laat",
            "De tijd om te antwoorden is voorbij en er is niets goedgekeurd. Meldt u zich zelf aan, kies dan Opnieuw verzenden op uw andere scherm.",
        ),
        superseded: (
            "Er is een nieuwere aanvraag",
            "Deze is afgelopen: op het andere scherm staat een nieuw nummer.",
        ),
        elsewhere: (
            "Niet meer nodig",
            "De aanvraag is op een andere telefoon beantwoord, of op het andere scherm geannuleerd.",
        ),
        unsure: (
            "Kijk op uw andere scherm",
            "Uw antwoord is verzonden, maar we hebben niet gehoord of het op tijd is aangekomen. Uw andere scherm weet het.",
        ),
        refused: (
            "Er is niets goedgekeurd",
            "Uw antwoord is niet aangenomen. Open deze pagina op het adres dat uw organisatie u heeft gegeven, en kies Opnieuw verzenden op uw andere scherm.",
        ),
        no_key: (
            "Deze telefoon kan niet meer goedkeuren",
            "Een deel van de sleutel is weg, bijvoorbeeld omdat de browser zijn opslag heeft gewist. Meld u aan met uw wachtwoord, en schakel aanmelden via telefoon opnieuw in in deze app.",
        ),
        unregistered: (
            "Deze telefoon is niet meer geregistreerd",
            "De telefoon is van uw account verwijderd. Meld u aan met uw wachtwoord, en voeg de telefoon opnieuw toe bij Beveiligingsgegevens.",
        ),
        done: "Klaar",
        next: "Volgende aanvraag",
    },
};

/// Inschrijving.
pub const ENROLMENT: EnrolmentWords = EnrolmentWords {
    enter_code: "Activeringscode invoeren",
    code_heading: "Voer de code van uw computer in",
    code_where: "Kies op uw computer bij Beveiligingsgegevens: Kan de QR-code niet scannen? De code heeft acht letters.",
    code: "Activeringscode",
    next: "Doorgaan",
    cancel: "Annuleren",
    heading: "Dit account toevoegen?",
    account: "Account",
    organisation: "Organisatie",
    phone_name: "Naam van deze telefoon",
    phone_name_why: "Zo herkent u de telefoon bij uw beveiligingsgegevens.",
    phone: "Mijn telefoon",
    add: "Account toevoegen",
    added: |email| format!("{email} staat nu op deze telefoon. De codes werken vanaf nu."),
    enable: "Aanmelden via telefoon inschakelen",
    enable_what: "Meld u aan zonder wachtwoord: tik op het nummer dat op uw andere scherm staat, en keur goed.",
    needs: "Wat hiervoor nodig is",
    two_step: "Verificatie in twee stappen is ingeschakeld",
    has_pin: "Deze app heeft een pincode",
    notifications: "Meldingen, zodat aanvragen u bereiken",
    allow_notifications: "Meldingen toestaan",
    notifications_denied: "Meldingen zijn voor deze app geblokkeerd. U kunt ze toestaan in de instellingen van uw browser; zonder meldingen opent u deze app om een aanvraag te zien.",
    computer_ready: "Beveiligingsgegevens staat open op uw computer en wacht daar op deze telefoon",
    one_account: "Geen ander werk- of schoolaccount meldt zich met deze telefoon aan",
    met: "Gereed:",
    unmet: "Nog te doen:",
    not_now: "Nu niet",
    type_it: "Typ dit nummer op uw computer",
    type_it_where: "Uw beveiligingsgegevens vragen er daar nu om. Vertel het aan niemand.",
    enabled: "Aanmelden via telefoon ingeschakeld",
    enabled_what: "Kies bij uw volgende aanmelding: In plaats daarvan een app gebruiken.",
    done: "Klaar",
    code_missing: "Typ de code.",
    code_character: |position| {
        format!("Teken {position} komt in geen enkele code voor. Codes bestaan alleen uit medeklinkers.")
    },
    code_length: |count| match count {
        1 => "Een code heeft 8 letters. U hebt er 1 getypt.".to_owned(),
        count => format!("Een code heeft 8 letters. U hebt er {count} getypt."),
    },
    name_missing: "Geef deze telefoon een naam.",
    storage: "Deze browser kon het niet opslaan. Maak ruimte vrij op uw telefoon, verlaat de privémodus, en probeer het opnieuw.",
    over: "Deze code is niet geldig, of niet meer. Begin op uw computer opnieuw voor een nieuwe code.",
    clock: "De eerste code is niet aangenomen. Zet datum en tijd van deze telefoon op automatisch, wacht een halve minuut, en probeer het opnieuw.",
    nothing_waits: "Op uw computer wacht niets. Open daar Beveiligingsgegevens, kies bij deze telefoon Aanmelden via telefoon inschakelen, en probeer het hier daarna opnieuw.",
    one_work_account: "Een ander werk- of schoolaccount meldt zich al met deze telefoon aan. Uw organisatie staat er één per telefoon toe.",
    unregistered: "Deze telefoon is niet meer geregistreerd voor dit account. Voeg de telefoon opnieuw toe bij Beveiligingsgegevens.",
};
