//! Dutch, in the formal form.

use super::words::*;

fn wait(seconds: u32) -> String {
    match seconds {
        0 | 1 => "1 seconde".to_owned(),
        2..=90 => format!("{seconds} seconden"),
        91..=5400 => format!("{} minuten", seconds.div_ceil(60)),
        _ => format!("{} uur", seconds.div_ceil(3600)),
    }
}

fn attempts(left: u8) -> String {
    if left == 1 { "U hebt nog 1 poging.".to_owned() } else { format!("U hebt nog {left} pogingen.") }
}

pub(super) static DUTCH: Messages = Messages {
    page: PageWords {
        description: "Meld u aan met uw werk- of schoolaccount.",
        help: "Hulp",
        support: "Vraag de helpdesk van uw organisatie. Zij kunnen zien wat er is gebeurd en u helpen met aanmelden.",
        privacy: "Privacy en cookies",
        language: "Taal",
        waiting: "Een ogenblik…",
        still_waiting: "Dit duurt langer dan gewoonlijk. U hoeft niets te doen.",
        to_continue: |application| format!("om door te gaan naar {application}"),
        no_webassembly: "Deze browser voert geen WebAssembly uit, en deze pagina heeft dat nodig. Schakel de \
            isolatiemodus of strenge blokkering voor deze site uit, of open de pagina in een andere browser.",
        load_failed: "De pagina kon niet volledig worden geladen. Controleer uw netwerk.",
        reload: "Opnieuw laden",
        no_script: "Deze pagina heeft JavaScript nodig. Sta dat voor deze site toe, of open de pagina in een andere \
            browser.",
    },
    identify: IdentifyWords {
        heading: "Aanmelden",
        email: "Werk- of schoolaccount",
        next: "Volgende",
        from_another_device: "Aanmelden vanaf een ander apparaat",
        accounts: "Accounts op dit apparaat",
        signed_in: "Aangemeld",
        signed_out: "Afgemeld",
        remove: "Verwijderen",
        remove_account: |email| format!("Verwijderen van dit apparaat: {email}"),
        email_empty: "Voer uw account in, bijvoorbeeld naam@bedrijf.nl.",
        email_without_at: "Een account bevat een @, zoals in naam@bedrijf.nl.",
        email_with_name: "Voer alleen het adres in, zoals naam@bedrijf.nl.",
        email_without_dot: "Het deel na de @ is niet volledig, zoals in naam@bedrijf.nl.",
        email_malformed: "Dit is geen e-mailadres. Controleer het op typefouten.",
    },
    password: PasswordWords {
        heading: "Wachtwoord invoeren",
        use_another_account: "Een ander account gebruiken",
        password: "Wachtwoord",
        show: "Wachtwoord tonen",
        hide: "Wachtwoord verbergen",
        caps_lock: "Caps Lock staat aan.",
        sign_in: "Aanmelden",
        forgot: "Wachtwoord vergeten?",
        forgot_help: "Alleen uw organisatie kan u een nieuw wachtwoord geven.",
        use_app: "In plaats daarvan een app gebruiken",
        missing: "Voer uw wachtwoord in.",
        wrong: "Dit account en dit wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw.",
        throttled: |seconds| {
            format!("Te veel onjuiste wachtwoorden. U kunt het over {} opnieuw proberen.", wait(seconds))
        },
        disabled: "Dit account is uitgeschakeld. Alleen uw organisatie kan het inschakelen.",
        no_factor_left: "Uw codes worden na te veel onjuiste pogingen niet meer aanvaard. Alleen uw organisatie kan u \
            helpen.",
    },
    number_match: NumberMatchWords {
        heading: "Aanmelding goedkeuren",
        tap: "Open uw verificator-app en tik op het nummer",
        type_it: "Open uw verificator-app en voer het nummer in",
        announced: |spelled| format!("Uw nummer: {spelled}."),
        sent: "Aanvraag verzonden",
        seen: "Gezien op uw telefoon",
        silent: "Geen melding?",
        sent_help: "Deze pagina gaat vanzelf verder zodra u hebt goedgekeurd.",
        seen_help: "Keur daar goed; deze pagina gaat vanzelf verder.",
        silent_help: "Open de app zelf, of kies een andere manier.",
        time_left: |seconds| format!("Resterende tijd: {}:{:02}", seconds / 60, seconds % 60),
        nearly_over: "Nog 30 seconden.",
        send_again: "Opnieuw verzenden",
        use_password: "In plaats daarvan uw wachtwoord gebruiken",
        use_code: "Een code uit de app gebruiken",
        denied: "U hebt deze aanvraag geweigerd. Was dat een vergissing, verzend de aanvraag dan opnieuw.",
        wrong_number: "Op uw telefoon is een ander nummer gekozen. Er is niets goedgekeurd. Verzend opnieuw voor een \
            nieuw nummer.",
        expired: "We hebben geen reactie ontvangen. Verzend opnieuw, of kies een andere manier.",
        unregistered: "Uw telefoon is niet meer geregistreerd. Kies een andere manier.",
        superseded: "Een nieuwere aanvraag heeft deze vervangen. Ga daar verder, of verzend hier opnieuw.",
        just_sent: "Er is zojuist al een aanvraag verzonden.",
        throttled: "Er zijn te veel aanvragen verzonden.",
        send_again_in: |seconds| format!("U kunt over {} opnieuw verzenden.", wait(seconds)),
        offline: "U bent offline. Deze pagina gaat vanzelf verder als er een netwerk is.",
        unreachable: "De aanmeldingsdienst is op dit moment niet bereikbaar. Deze pagina blijft het proberen.",
    },
    totp: TotpWords {
        heading: "Voer de code uit uw app in",
        explanation: "Open uw verificator-app. De code verandert elke 30 seconden.",
        code: "Code",
        verify: "Verifiëren",
        device: "Welke app?",
        approve_instead: "In plaats daarvan in de app goedkeuren",
        malformed: "Voer de cijfers in die uw app toont, meestal zes.",
        wrong: |left| format!("Deze code is niet juist. Neem de nieuwste code. {}", attempts(left)),
        already_used: |left| {
            format!(
                "Deze code is al gebruikt. Wacht op de volgende, hoogstens 30 seconden. {}",
                attempts(left)
            )
        },
        clock_off: |seconds, left| {
            let direction = if seconds > 0 { "voor" } else { "achter" };
            let off = wait(seconds.unsigned_abs());
            format!(
                "De klok van uw apparaat loopt {off} {direction}. Stel hem in op automatisch en neem een nieuwe code. {}",
                attempts(left)
            )
        },
        too_many: "Vijf onjuiste codes: deze aanmelding is beëindigd. Begin opnieuw.",
        locked: "De codes van deze app worden na te veel onjuiste pogingen niet meer aanvaard. Alleen uw organisatie \
            kan u helpen.",
    },
    stay_signed_in: StaySignedInWords {
        heading: "Aangemeld blijven?",
        explanation: "U hoeft zich dan minder vaak aan te melden op dit apparaat. Kies Nee op een computer die ook \
            anderen gebruiken.",
        yes: "Ja",
        no: "Nee",
    },
    device_sign_in: DeviceSignInWords {
        heading: "Apparaataanmelding",
        explanation: "Voer de code in die uw apparaat toont.",
        warning: "Voer alleen een code in die u zelf hebt aangevraagd.",
        code: "Code",
        next: "Doorgaan",
        missing: "Voer de code in: acht letters.",
        character: |place| {
            format!(
                "Teken {place} komt in codes niet voor: die hebben alleen letters, zonder A, E, I, O, U en Y."
            )
        },
        length: |count| format!("Een code heeft acht letters; dit zijn er {count}."),
        unknown: |left| {
            format!("Geen apparaat toont deze code. Vergelijk hem met uw apparaat. {}", attempts(left))
        },
        expired: |left| {
            format!("Deze code is verlopen. Haal een nieuwe code op, op uw apparaat. {}", attempts(left))
        },
        used: |left| {
            format!("Deze code is al gebruikt. Haal een nieuwe code op, op uw apparaat. {}", attempts(left))
        },
        throttled: |seconds| {
            format!("Te veel onjuiste codes. U kunt over {} opnieuw een code invoeren.", wait(seconds))
        },
    },
    confirm_device: ConfirmDeviceWords {
        heading: |application| format!("Probeert u zich aan te melden bij {application}?"),
        compare: "Uw apparaat moet deze code tonen:",
        device: "Apparaat",
        on: " op ",
        place: "Netwerkadres",
        asked: "Aangevraagd",
        ago: |minutes| match minutes {
            0 => "zojuist".to_owned(),
            1 => "1 minuut geleden".to_owned(),
            _ => format!("{minutes} minuten geleden"),
        },
        warning: "Heeft iemand u deze code gestuurd, of u gevraagd hem in te voeren? Kies dan Weigeren: die persoon \
            zou toegang krijgen tot uw account.",
        mine: "Dit is mijn apparaat en ik heb dit zelf gestart",
        deny: "Weigeren",
        unconfirmed: "Vink het vakje aan als dit uw apparaat is en u dit zelf hebt gestart. Kies anders Weigeren.",
    },
    device_approved: DeviceApprovedWords {
        heading: |application| {
            format!("U bent aangemeld bij {application} op uw apparaat. U kunt dit venster sluiten.")
        },
    },
    device_denied: DeviceDeniedWords {
        heading: "Aanmelding geweigerd. Uw apparaat heeft geen toegang gekregen.",
    },
    consent: ConsentWords {
        heading: |application| format!("Toegang toestaan voor {application}?"),
        explanation: "Deze toepassing is niet van uw organisatie zelf. Als u het toestaat, kan zij:",
        openid: "U herkennen als u terugkomt",
        profile: "Uw naam zien",
        email: "Uw e-mailadres zien",
        offline_access: "Toegang houden terwijl u weg bent",
        host: |host| format!("Zij ontvangt dit op {host}."),
        on_this_device: "Zij draait op dit apparaat.",
        allow: "Toestaan",
        refuse: "Niet toestaan",
    },
    progress: ProgressWords { heading: "U wordt aangemeld…" },
    trouble: TroubleWords {
        offline: "U bent offline. Wat u hebt getypt, staat er nog; probeer het opnieuw als er een netwerk is.",
        unreachable: "De aanmeldingsdienst is niet bereikbaar. Controleer uw netwerk en probeer het opnieuw.",
        timed_out: "De aanmeldingsdienst heeft niet op tijd geantwoord. Probeer het opnieuw.",
        garbled: "Het antwoord kon niet worden gelezen. Mogelijk heeft iets in uw netwerk het veranderd. Probeer het \
            opnieuw, of gebruik een ander netwerk.",
        busy: |seconds| format!("Het is erg druk. U kunt het over {} opnieuw proberen.", wait(seconds)),
        internal: |reference| {
            format!("Er is bij ons iets misgegaan. Probeer het opnieuw. Referentie: {reference}")
        },
        unavailable: "De aanmeldingsdienst wordt opnieuw gestart. Probeer het zo dadelijk opnieuw.",
        expired: "Deze aanmelding duurde langer dan 10 minuten. Begin opnieuw.",
        ended: "Deze aanmelding is beëindigd. Begin opnieuw.",
        application_denied: "U mag deze toepassing niet gebruiken. Alleen uw organisatie kan dat wijzigen.",
        authorization_gone: "De aanvraag van de toepassing is verlopen. Ga terug naar de toepassing en probeer het \
            opnieuw, of meld u hier aan en ga door naar uw startpagina.",
        try_again: "Opnieuw proberen",
    },
    start: StartWords {
        heading: |name| format!("Welkom bij {name}"),
        welcome: "Meld u aan om uw toepassingen te openen.",
        sign_in: "Aanmelden",
    },
    home: HomeWords {
        heading: |name| format!("Welkom, {name}"),
        applications: "Uw toepassingen",
        no_applications: "Er zijn nog geen toepassingen voor u.",
        account: "Account",
        work_account: "Werk- of schoolaccount",
        personal_account: "Persoonlijk account",
        signed_in_since: "Aangemeld sinds",
        security_info: "Beveiligingsgegevens",
        my_sign_ins: "Mijn aanmeldingen",
        sign_out: "Afmelden",
    },
    privacy: PrivacyWords {
        heading: "Privacy en cookies",
        intro: "Deze pagina bewaart alleen wat voor het aanmelden nodig is. Zij volgt u niet en laadt niets van anderen.",
        cookies: "Cookies",
        cookies_text: "Drie, die alleen de aanmeldingsdienst kan lezen: één bindt een aanmelding aan deze browser, één is uw \
                    sessie, en één herkent dit apparaat, zodat onjuiste wachtwoorden die elders worden getypt u hier \
                    niet buitensluiten. Een telefoon die aanmeldingen goedkeurt, heeft er één die zegt welke telefoon het is. Nog één onthoudt uw taal.",
        device: "Op dit apparaat",
        device_text: "De accounts die u hebt gebruikt, met hun namen en de manier waarop u zich het laatst hebt aangemeld, totdat u ze verwijdert, en hoe de pagina van deze organisatie eruitziet. Tijdens een aanmelding ook \
                    het nummer daarvan, of de code die deze pagina toont, totdat u het tabblad sluit. Nooit een wachtwoord \
                    of een code die u typt.",
        service: "Bij de aanmeldingsdienst",
        service_text: "Uw account, een hash van uw wachtwoord, de sleutels van uw verificator-apps in versleutelde vorm, en \
                    uw sessies; twee uur lang het netwerkadres van een apparaat dat een code heeft gevraagd; wat er met uw \
                    account is gebeurd, met het netwerkadres, zoals Mijn aanmeldingen het toont; en van een telefoon \
                    de naam en waar die meldingen ontvangt. \
                    Logboeken bevatten geen adressen, wachtwoorden of codes.",
        questions: "Vragen",
        questions_text: "Vraag uw organisatie: die bepaalt wat er wordt bewaard en hoe lang.",
        back: "Terug naar aanmelden",
    },
    not_found: NotFoundWords {
        heading: "Deze pagina bestaat niet",
        explanation: "Controleer het adres, of begin bij het begin.",
        back: "Naar de startpagina",
    },
};

pub(super) static DEVICE_CODE: DeviceCodeWords = DeviceCodeWords {
    heading: "Aanmelden vanaf een ander apparaat",
    instruction: |url| format!("Ga op een ander apparaat naar {url} en voer deze code in"),
    qr: |url| format!("QR-code die naar {url} leidt"),
    asking: "Code ophalen…",
    announced: |spelled| {
        format!(
            "Uw code: {spelled}. Deze pagina gaat vanzelf verder zodra u zich op het andere apparaat hebt aangemeld."
        )
    },
    waiting: "Wachten tot u zich op het andere apparaat hebt aangemeld…",
    time_left: |seconds| format!("Resterende tijd: {}:{:02}", seconds / 60, seconds % 60),
    nearly_over: "Uw code verloopt over één minuut.",
    copy: "Kopiëren",
    copied: "De code is gekopieerd.",
    not_copied: "De code kon niet worden gekopieerd. Selecteer de code en kopieer die zelf.",
    new_code: "Nieuwe code ophalen",
    cancel: "Annuleren",
    expired: "Deze code is verlopen. Haal een nieuwe op.",
    denied: "U hebt deze aanmelding op het andere apparaat geweigerd. Was dat een vergissing, haal dan een nieuwe code op.",
    spent: "Deze code kan niet meer worden gebruikt. Haal een nieuwe op.",
    untrusted: "Het antwoord van de aanmeldingsdienst was niet te vertrouwen. U bent daarom niet aangemeld. Haal een nieuwe \
        code op. Gebeurt het weer, meld dat dan aan uw organisatie.",
    offline: "U bent offline. Uw code blijft geldig; deze pagina gaat vanzelf verder als er een netwerk is.",
    offline_without: "U bent offline. U krijgt een code zodra er een netwerk is.",
    unreachable: "De aanmeldingsdienst is op dit moment niet bereikbaar. Uw code blijft geldig; deze pagina blijft het \
        proberen.",
    still_trying: "De aanmeldingsdienst is op dit moment niet bereikbaar. Deze pagina blijft het proberen.",
    unreachable_without: "De aanmeldingsdienst is niet bereikbaar. Controleer uw netwerk en haal een nieuwe code op.",
};
