//! Codes from the camera, from a picture, and what is pasted in their place.

use super::{AddAccount, CameraTrouble, Effect, Step, Trouble};
use drempel_verify::contents::Contents;
use drempel_verify::exchange::migration::{Part, Parts};
use drempel_verify::exchange::{Brought, Imported};
use drempel_verify::otpauth::Activation;
use drempel_verify::{Otpauth, OtpauthError};

impl AddAccount {
    pub(super) fn scan(&mut self) -> Vec<Effect> {
        if self.camera.is_some() || self.reading.is_some() {
            return Vec::new();
        }
        let mut effects = match self.step {
            Step::Scan => Vec::new(),
            Step::Choice | Step::Type | Step::Unlock(_) | Step::Confirm(_) => self.go(Step::Scan),
        };
        let ticket = self.tickets.issue();
        self.camera = Some(ticket);
        self.trouble = None;
        effects.push(Effect::StartCamera(ticket));
        effects
    }

    pub(super) fn camera_failed(&mut self, ticket: crate::Ticket, cause: CameraTrouble) -> Vec<Effect> {
        if self.camera != Some(ticket) {
            return Vec::new();
        }
        let stop = self.stop_camera();
        self.trouble = Some(Trouble::Camera(cause));
        stop
    }

    /// A camera that nobody sees the picture of looks at nothing.
    pub(super) fn hidden(&mut self) -> Vec<Effect> {
        let stop = self.stop_camera();
        if !stop.is_empty() {
            self.trouble = Some(Trouble::Camera(CameraTrouble::Paused));
        }
        stop
    }

    pub(super) fn read_picture(&mut self) -> Vec<Effect> {
        let ticket = self.tickets.issue();
        let mut effects = self.stop_camera();
        self.reading = Some(ticket);
        self.trouble = None;
        effects.push(Effect::ReadPicture(ticket));
        effects
    }

    pub(super) fn picture_read(
        &mut self,
        read: Result<Vec<String>, Trouble>,
        held: &Contents,
    ) -> Vec<Effect> {
        match read {
            Ok(texts) if texts.is_empty() => self.told(Trouble::NoCode),
            Ok(texts) => self.take(&texts, held),
            Err(trouble) => self.told(trouble),
        }
    }

    /// One text or a list of them.
    pub(super) fn take_text(&mut self, text: &str, held: &Contents) -> Vec<Effect> {
        let lines: Vec<&str> = text.trim().lines().collect();
        if let [line] = lines.as_slice() {
            return self.take(&[(*line).to_owned()], held);
        }
        self.file(text.as_bytes().to_vec(), held)
    }

    /// Texts of codes. The camera goes on as long as there is no account in them.
    pub(super) fn take(&mut self, texts: &[String], held: &Contents) -> Vec<Effect> {
        if texts.is_empty() {
            return Vec::new();
        }
        if let Some(effects) = self.enrol(texts) {
            return effects;
        }
        let mut imported = Imported::default();
        let mut remarks = Vec::new();
        let mut trouble = None;
        for text in texts {
            match Otpauth::parse(text) {
                Ok(scanned) => {
                    imported.accounts.push(scanned.otpauth);
                    remarks = scanned.remarks;
                }
                Err(OtpauthError::Migration) => trouble = self.take_part(text).err().or(trouble),
                Err(OtpauthError::NotOtpauth) => trouble = trouble.or(Some(Trouble::NotAccount)),
                Err(cause) => trouble = Some(Trouble::Address(cause)),
            }
        }
        if let Some(whole) = self.parts.whole() {
            self.parts = Parts::default();
            imported.accounts.extend(whole.accounts);
            imported.left_out.extend(whole.left_out);
        }
        let one = imported.left_out.is_empty() && imported.accounts.len() == 1;
        if one && let Some(otpauth) = imported.accounts.pop() {
            return self.offer_one(otpauth, remarks, held);
        }
        if imported == Imported::default() {
            self.trouble = trouble;
            // A part of several that came by picture or link: the next one may come by camera.
            return if self.parts.progress().0 > 0 && !matches!(self.step, Step::Scan) {
                self.go(Step::Scan)
            } else {
                Vec::new()
            };
        }
        self.offer(imported, held)
    }

    pub(super) fn brought(&mut self, brought: Brought, held: &Contents) -> Vec<Effect> {
        match brought {
            Brought::Accounts(imported) => self.offer(imported, held),
            Brought::Part(part) => match self.parts.add(part) {
                Ok(()) => self.go(Step::Scan),
                Err(cause) => self.told(Trouble::File(cause)),
            },
            Brought::Locked(_) => self.told(Trouble::NotAccount),
        }
    }

    /// Codes of another export begin anew: that is the one the person holds before the camera now.
    fn take_part(&mut self, text: &str) -> Result<(), Trouble> {
        let part = Part::parse(text.trim()).map_err(Trouble::File)?;
        if self.parts.add(part.clone()).is_err() {
            self.parts = Parts::default();
            self.parts.add(part).map_err(Trouble::File)?;
        }
        Ok(())
    }

    /// A code of this page's own backend registers the phone; another server's is nothing here.
    fn enrol(&mut self, texts: &[String]) -> Option<Vec<Effect>> {
        let activation = texts.iter().find_map(|text| Activation::of(text));
        let activation = activation.filter(|it| !self.origin.is_empty() && it.server == self.origin)?;
        let mut effects = self.leave();
        effects.push(Effect::Enrol { activation });
        Some(effects)
    }
}
