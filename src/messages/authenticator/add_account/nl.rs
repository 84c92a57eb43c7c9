//! Nederlands.

use super::words::*;

/// De woorden.
pub static DUTCH: AddAccountWords = AddAccountWords {
    add_account: ChoiceWords {
        heading: "Account toevoegen",
        explanation: "De dienst waarvoor u codes wilt, toont een QR-code of een sleutel die u kunt typen.",
        scan: "Een QR-code scannen",
        picture: "Een afbeelding gebruiken",
        by_hand: "De sleutel typen",
        import: "Uit een andere app importeren",
        link: "Instellink",
        link_hint: "Deze begint met otpauth://. U kunt hier ook een afbeelding plakken of neerzetten.",
        use_link: "Link gebruiken",
        back: "Terug",
        reading: "Er wordt een code gezocht in de afbeelding…",
    },
    scan: ScanWords {
        heading: "Een QR-code scannen",
        explanation: "Houd uw telefoon zo dat de hele code in beeld is.",
        camera: "Wat de camera ziet",
        again: "Camera starten",
        progress: |seen, all| format!("Code {seen} van {all}. Toon de volgende."),
    },
    type_account: TypeWords {
        heading: "De sleutel typen",
        issuer: "Dienst",
        account: "Accountnaam",
        key: "Sleutel",
        key_hint: "Letters en de cijfers 2 tot en met 7. Spaties en hoofdletters maken niet uit.",
        advanced: "Alleen als de dienst het zegt",
        digits: "Cijfers per code",
        period: "Seconden dat een code geldt",
        algorithm: "Algoritme",
        next: "Doorgaan",
    },
    import: ImportWords {
        heading: "Accounts importeren",
        explanation: "Neem de accounts mee die u in een andere app hebt. Aan wat u hier hebt, verandert niets.",
        formats: "Bestanden van deze app, Aegis, 2FAS en Bitwarden, en lijsten met otpauth://-links; versleuteld of niet.",
        choose: "Een bestand kiezen",
        scan: "Codes van Google Authenticator scannen",
        afterwards: "Verwijder een bestand dat niet versleuteld is daarna: wie het heeft, kan uw codes maken.",
    },
    export: super::export::DUTCH,
    unlock_file: UnlockWords {
        heading: "Het bestand openen",
        explanation: "Het bestand is versleuteld. Typ het wachtwoord dat u koos toen u het exporteerde.",
        password: "Wachtwoord van het bestand",
        open: "Openen",
        opening: "Het bestand wordt geopend…",
    },
    confirm_accounts: ConfirmWords {
        heading: "Dit account toevoegen?",
        heading_several: "Welke accounts wilt u toevoegen?",
        issuer: "Dienst",
        account: "Accountnaam",
        codes: "Codes",
        manner: |digits, period, algorithm| format!("{digits} cijfers, {period} seconden, {algorithm}"),
        unknown: "niet vermeld",
        name: "Uw eigen naam ervoor (mag leeg blijven)",
        name_hint: "Handig als u er twee van dezelfde dienst hebt.",
        same: "U hebt dit account al, met dezelfde codes. Er is niets toe te voegen.",
        namesake: "U hebt al een account met deze naam, met andere codes.",
        renamed: |other| format!("U hebt deze codes al, als ‘{other}’."),
        same_short: "Hebt u al",
        namesake_short: "Dezelfde naam als een ander, andere codes: u houdt beide",
        both_or_one: "Wat moet er gebeuren met het account dat u hebt?",
        keep_both: "Beide houden",
        replace: "Vervangen; u kunt dit kort ongedaan maken",
        conflict: "De code noemt twee verschillende diensten. Ga alleen door als u vertrouwt waar deze vandaan komt.",
        name_changed: "Een naam had onzichtbare of te veel tekens; die zijn weggelaten.",
        short_key: "De sleutel is korter dan aanbevolen. Dat is de keuze van de dienst; het werkt.",
        bits_dropped: "De sleutel heeft een los stukje dat niet wordt gebruikt, net als in andere apps.",
        left_out: |count| {
            if count == 1 {
                "1 account wordt niet overgenomen:".to_owned()
            } else {
                format!("{count} accounts worden niet overgenomen:")
            }
        },
        add: "Toevoegen",
        add_several: |count| {
            if count == 1 { "1 account toevoegen".to_owned() } else { format!("{count} accounts toevoegen") }
        },
        cancel: "Annuleren",
        added: |count| {
            if count == 1 { "Account toegevoegd".to_owned() } else { format!("{count} accounts toegevoegd") }
        },
    },
    trouble: TroubleWords {
        camera_refused: "De camera is niet toegestaan. Sta deze toe in de instellingen van uw browser voor deze pagina, of kies een afbeelding of typ de sleutel.",
        no_camera: "Dit apparaat heeft geen camera. Kies een afbeelding of typ de sleutel.",
        camera_busy: "Een andere app gebruikt de camera. Sluit die en start de camera opnieuw.",
        camera_unable: "Deze browser geeft pagina’s geen camera. Kies een afbeelding of typ de sleutel.",
        camera_paused: "De camera is gestopt, omdat deze pagina niet zichtbaar was.",
        no_code: "In deze afbeelding staat geen QR-code die te lezen is. Probeer een scherpere, of typ de sleutel.",
        not_picture: "Dit is geen afbeelding die te openen is. Probeer een PNG of JPEG.",
        not_account: "Dit is geen account. Zoek de QR-code die de dienst toont voor een verificator-app.",
        counter: "Dit account telt zijn codes in plaats van de klok te volgen. Dat werkt hier niet; vraag de dienst om een andere manier.",
        steam: "Codes van Steam werken alleen in de app van Steam zelf.",
        address: "Deze link of code is niet volledig. Kopieer deze opnieuw, of typ de sleutel.",
        key_missing: "Typ de sleutel.",
        key_character: |position| {
            format!("Teken {position} van de sleutel kan niet kloppen. Controleer het.")
        },
        key_incomplete: "Er ontbreekt een teken van de sleutel, of er is er een te veel. Controleer deze.",
        key_too_long: "Dit is langer dan een sleutel kan zijn.",
        no_name: "Typ de dienst of de accountnaam, zodat u het account later herkent.",
        period: "Typ een aantal seconden. Het is bijna altijd 30.",
        file_unknown: "Dit soort bestand kan hier niet worden gelezen.",
        file_too_long: "Dit bestand is te groot voor een export.",
        file_too_many: "In dit bestand staan meer dan 2.000 accounts.",
        file_version: "Dit bestand komt van een versie van de app die hier niet bekend is.",
        file_damaged: "Dit bestand is beschadigd of niet volledig. Exporteer het opnieuw.",
        bitwarden: "Het versleutelde bestand van Bitwarden kan hier niet worden gelezen. Exporteer in Bitwarden als .json zonder versleuteling, en verwijder het bestand daarna.",
        aegis: "Dit bestand gaat alleen open met een vingerafdruk. Exporteer in Aegis met een wachtwoord.",
        file_cost: "Dit bestand openen vraagt meer dan dit apparaat heeft.",
        wrong_password: "Dit is niet het wachtwoord van het bestand, of het bestand is beschadigd. Probeer het opnieuw.",
        other_export: "Deze code hoort bij een andere export. Begin opnieuw met de eerste.",
        incomplete: "Er ontbreken codes van de export.",
        newer: "Dit bestand komt van een latere versie van deze app. Laad deze pagina opnieuw en probeer het nog eens.",
        nothing: "In dit bestand staan geen accounts.",
        no_memory: "Er is te weinig geheugen om dit te openen. Sluit andere apps en probeer het opnieuw.",
        no_worker: "Dat is niet gelukt. Laad deze pagina opnieuw en probeer het nog eens.",
    },
    left_out: LeftOutWords {
        counter: "telt zijn codes",
        steam: "eigen codes van Steam",
        unknown: "maakt codes op een manier die hier niet bekend is",
        key: "zonder bruikbare sleutel",
        nameless: "Een account zonder naam",
    },
};
