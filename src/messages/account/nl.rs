//! Nederlands.

use super::words::*;

fn left(attempts: u8) -> String {
    if attempts == 1 { "Nog 1 poging.".to_owned() } else { format!("Nog {attempts} pogingen.") }
}

/// De woorden.
pub static DUTCH: AccountWords = AccountWords {
    common: CommonWords {
        cancel: "Annuleren",
        done: "Klaar",
        back: "Terug naar beveiligingsgegevens",
        try_again: "Opnieuw proberen",
        time_left: |seconds| format!("Resterende tijd: {}:{:02}", seconds / 60, seconds % 60),
        nearly_over: "Nog één minuut.",
        offline: "U bent offline. Deze pagina gaat vanzelf verder als er een netwerk is.",
        unreachable: "De aanmelddienst is op dit moment niet bereikbaar. Deze pagina blijft het proberen.",
        gone: "Dit is er niet meer. Misschien hebt u het op een ander apparaat gewijzigd. Dit is wat er nu is.",
        one_work_account: "Deze telefoon is ingesteld voor een ander werk- of schoolaccount. Uw organisatie staat er één per \
            telefoon toe.",
    },
    security_info: SecurityInfoWords {
        heading: "Beveiligingsgegevens",
        applications: "Uw toepassingen",
        stopped: "U hebt gezegd dat u een aanmelding niet hebt gestart. Sindsdien bereiken zulke aanvragen uw telefoons niet meer.",
        allow_requests: "Aanvragen weer toestaan",
        advice: "U hebt één manier om u aan te melden. Wie uw wachtwoord te weten komt, komt binnen. Met een verificator-app \
            op uw telefoon niet.",
        add_second: "Voeg een tweede methode toe",
        not_now: "Niet nu",
        methods: "Uw methoden",
        password: "Wachtwoord",
        password_text: "Alleen uw organisatie kan het wijzigen.",
        app: "Verificator-app",
        phone: "Verificator op uw telefoon",
        last_used: |date| format!("Laatst gebruikt: {date}"),
        never_used: "Nog niet gebruikt",
        locked: "Geblokkeerd na te veel onjuiste codes. Verwijder deze methode en voeg haar opnieuw toe.",
        phone_sign_in_on: "Aanmelden via telefoon ingeschakeld",
        enable_phone_sign_in: "Aanmelden via telefoon inschakelen",
        rename: "Naam wijzigen",
        delete: "Verwijderen",
        add: "Methode toevoegen",
        sessions: "Sessies",
        sessions_text: "Een apparaat kwijt, of ergens vergeten af te melden?",
        last_method: "Deze methode is de laatste van haar soort en blijft dus. Voeg eerst een andere toe.",
        added: |name| format!("{name} is toegevoegd."),
        renamed: "De naam is gewijzigd.",
        removed: "De methode is verwijderd.",
        requests_allowed: "Er komen weer aanvragen op uw telefoons.",
    },
    sign_in_again: SignInAgainWords {
        heading: "Bevestig dat u het bent",
        explanation: "Voordat u wijzigt hoe u zich aanmeldt, meldt u zich opnieuw aan, met alle methoden die u hebt. Daarna \
            komt u hier terug.",
        sign_in: "Opnieuw aanmelden",
    },
    set_up: SetUpWords {
        heading: "Uw account instellen",
        open: |url| format!("Open op uw telefoon {url}."),
        scan: "Kies daar Account toevoegen en scan deze afbeelding.",
        qr: "QR-code voor uw verificator-app. Kunt u hem niet scannen, kies dan Kan de QR-code niet scannen?",
        asking: "Een sleutel voor u maken…",
        waiting: "Wachten op uw telefoon…",
        cannot_scan: "Kan de QR-code niet scannen?",
        which: "Welke app?",
        ours: "Onze verificator",
        other: "Een andere app",
        scan_other: "Voeg in de andere app een account toe en scan deze afbeelding.",
        activation: "Kies in onze eigen verificator Account toevoegen en typ deze code:",
        activation_code: "Activeringscode",
        other_app: "Typ dit in een andere app:",
        issuer: "Uitgever",
        account: "Naam",
        key: "Sleutel",
        copy: "Sleutel kopiëren",
        copied: "De sleutel is gekopieerd. Hij blijft op het klembord tot u iets anders kopieert.",
        not_copied: "De sleutel kon niet worden gekopieerd. Selecteer en kopieer hem zelf.",
        prove_text: "Voer de code in die de app nu laat zien.",
        code: "Code",
        verify: "Verifiëren",
        app_name: "Verificator-app",
        malformed: "Een code heeft zes cijfers.",
        wrong: |attempts| {
            format!("Dit is niet de code van deze sleutel. Wacht op de volgende. {}", left(attempts))
        },
        clock_off: |seconds, attempts| {
            let way = if seconds > 0 { "voor" } else { "achter" };
            let seconds = seconds.unsigned_abs();
            format!(
                "De klok van uw telefoon loopt {seconds} seconden {way}. Stel hem automatisch in. {}",
                left(attempts)
            )
        },
    },
    connected: ConnectedWords {
        heading: |name| format!("{name} is verbonden"),
        enable: "Aanmelden via telefoon inschakelen",
        counts: "De codes gelden vanaf nu.",
        choose: "Wilt u zich ook zonder wachtwoord aanmelden? Kies dan nu op uw telefoon Aanmelden via telefoon inschakelen.",
        open: |name| {
            format!("Open de verificator op {name} en kies daar Aanmelden via telefoon inschakelen.")
        },
        your_phone: "uw telefoon",
        waiting: "Wachten op uw telefoon…",
        without: "Klaar, zonder aanmelden via telefoon",
    },
    enrolment_number: EnrolmentNumberWords {
        heading: "Nummer op uw telefoon",
        label: "Typ het nummer dat uw telefoon laat zien",
        why: "Zo weten we dat het uw eigen telefoon is. U hebt één poging.",
        confirm: "Bevestigen",
        none: "Geen nummer op uw telefoon? Dan was een andere telefoon eerder: kies Annuleren.",
        malformed: "Het nummer heeft zes cijfers.",
    },
    added: AddedWords {
        heading: |name| format!("{name} is toegevoegd"),
        phone_sign_in: "Aanmelden via telefoon ingeschakeld",
        your_app: "Uw verificator-app",
        counts: "De codes gelden vanaf nu. Na uw wachtwoord wordt u om een code gevraagd.",
        phone_counts: "Vanaf nu kunt u zich met uw telefoon aanmelden in plaats van met uw wachtwoord. Kies In plaats daarvan \
            een app gebruiken als u om uw wachtwoord wordt gevraagd.",
        undo: "Ongedaan maken",
    },
    enrolment_over: EnrolmentOverWords {
        heading: "Uw tijd is om",
        too_many_heading: "Te veel onjuiste codes",
        too_many: "Er is niets toegevoegd. Verwijder wat u hebt gescand uit uw app, controleer of de klok van uw telefoon \
            automatisch is ingesteld, en begin opnieuw.",
        wrong_number_heading: "Dit is niet het nummer op de telefoon",
        wrong_number: "Er is niets ingesteld.",
        nothing_added: "Er is niets toegevoegd. De afbeelding en de codes werken niet meer.",
        counts: |name| format!("De codes van {name} gelden al. Aanmelden via telefoon is niet ingeschakeld."),
        not_enabled: "Aanmelden via telefoon is niet ingeschakeld.",
        again: "Opnieuw beginnen",
    },
    rename_method: RenameMethodWords {
        heading: "Naam wijzigen",
        name: "Naam",
        save: "Opslaan",
        missing: "Voer een naam in waaraan u deze methode herkent.",
        taken: "Een andere methode heeft deze naam al.",
    },
    remove_method: RemoveMethodWords {
        heading: |name| format!("{name} verwijderen?"),
        explanation: "De codes gelden dan niet meer, en u wordt overal afgemeld waar u zich hiermee hebt aangemeld.",
        phone: "U kunt op deze telefoon geen aanmeldingen meer goedkeuren.",
        last_heading: |name| format!("{name} blijft"),
        last: "Dit is uw laatste methode van deze soort. Zonder deze kan iedereen die uw wachtwoord te weten komt zich \
            aanmelden. Voeg eerst een andere toe; daarna kunt u deze verwijderen.",
    },
    sign_out_everywhere: SignOutEverywhereWords {
        heading: "Overal afmelden?",
        button: "Overal afmelden",
        explanation: "U wordt op alle apparaten afgemeld, ook op dit apparaat, en toepassingen verliezen hun toegang. Uw \
            methoden blijven.",
    },
    signed_out: SignedOutWords {
        heading: "U bent overal afgemeld",
        others: |others| match others {
            0 => "U was alleen hier aangemeld.".to_owned(),
            1 => "Behalve deze is één sessie beëindigd.".to_owned(),
            _ => format!("Behalve deze zijn {others} sessies beëindigd."),
        },
        sign_in: "Aanmelden",
    },
    my_sign_ins: MySignInsWords {
        heading: "Mijn aanmeldingen",
        explanation: "Herkent u alles? Het nieuwste staat bovenaan.",
        none: "Er is nog niets gebeurd.",
        signed_in: "Aangemeld",
        device_approved: "Een ander apparaat aangemeld",
        second_factor_failed: "Juist wachtwoord, maar geen tweede bewijs",
        phone_denied: "Geweigerd op uw telefoon",
        phone_reported: "Geweigerd op uw telefoon: u hebt dit niet gestart",
        phone_wrong_number: "Verkeerd nummer gekozen op uw telefoon",
        method_added: "Methode toegevoegd",
        method_removed: "Methode verwijderd",
        phone_sign_in_enabled: "Aanmelden via telefoon ingeschakeld",
        requests_allowed: "Aanvragen weer toegestaan",
        not_me: "U zei: dit was ik niet",
        time: "Tijd",
        application: "Toepassing",
        start_page: "Startpagina",
        method: "Methode",
        device: "Apparaat",
        unknown_device: "Onbekend",
        place: "Netwerkadres",
        this_session: "U, hier en nu",
        live: "Nog aangemeld",
        by_password: "Wachtwoord",
        by_code: "Code uit de app",
        by_phone: "Telefoon",
        by_other_device: "Ander apparaat",
    },
    not_me: NotMeWords {
        heading: "Dit was ik niet",
        explanation: "Als dit iemand anders was, sluiten we de deur:",
        tried: "Hier is niemand binnengekomen. Als iemand anders het probeerde, houden we die weg:",
        ends: "Al uw sessies worden beëindigd, behalve deze.",
        stops: "Aanvragen uit onbekende browsers bereiken uw telefoons niet meer tot u ze weer toestaat.",
        tells: "Uw organisatie wordt gewaarschuwd.",
        confirm: "Mijn account beveiligen",
    },
    secured: SecuredWords {
        heading: "Uw account is beveiligd",
        ended: |ended| match ended {
            0 => "Er was geen andere sessie om te beëindigen.".to_owned(),
            1 => "Eén andere sessie is beëindigd.".to_owned(),
            _ => format!("{ended} andere sessies zijn beëindigd."),
        },
        stopped: "Aanvragen uit onbekende browsers bereiken uw telefoons niet meer tot u ze weer toestaat in Beveiligingsgegevens.",
        password: "Kent iemand uw wachtwoord? Vraag uw organisatie nu om een nieuw.",
        methods: "Controleer ook uw methoden en verwijder wat u niet herkent.",
        back: "Terug naar mijn aanmeldingen",
    },
};
