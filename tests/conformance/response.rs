//! The answer with the codes (RFC 8628 sections 3.2 and 3.3.1).

use super::case::{Outcome, cases, must};
use super::discovery::is_protected;
use super::server::{Answer, Server};

cases! {
    "RFC 8628 3.2": the_codes_come_with_status_200, the_codes_come_as_json, the_codes_are_not_kept,
        every_required_member_is_there, the_codes_are_texts, the_lifetime_is_a_number_above_zero,
        the_interval_is_a_number_above_zero_or_left_out, the_verification_address_is_protected,
        the_verification_address_can_be_typed, the_verification_address_has_no_code_in_it;
    "RFC 8628 3.3.1": the_complete_address_has_the_code_in_it_or_is_left_out;
    "RFC 8628 3.3": the_verification_address_leads_a_browser_to_a_page;
    "RFC 8628 5.2": a_code_does_not_live_longer_than_half_an_hour;
    "RFC 8628 6.1": the_device_code_does_not_have_the_user_code_in_it;
    "advice": the_codes_set_no_cookie, the_interval_is_five_seconds_or_more;
}

fn answer(server: &Server) -> Result<Answer, super::case::Ending> {
    server.ask(&[("client_id", &server.client), ("scope", &server.scope)])
}

fn the_codes_come_with_status_200(server: &Server) -> Outcome {
    let answer = answer(server)?;
    must!(answer.status == 200, "{answer}");
    Ok(())
}

fn the_codes_come_as_json(server: &Server) -> Outcome {
    let answer = answer(server)?;
    must!(answer.is_json(), "content type {:?}", answer.header("content-type"));
    Ok(())
}

fn the_codes_are_not_kept(server: &Server) -> Outcome {
    let answer = answer(server)?;
    must!(answer.is_not_kept(), "cache-control {:?}", answer.header("cache-control"));
    Ok(())
}

fn every_required_member_is_there(server: &Server) -> Outcome {
    let json = answer(server)?.json();
    for name in ["device_code", "user_code", "verification_uri", "expires_in"] {
        must!(!json[name].is_null(), "there is no {name}");
    }
    Ok(())
}

fn the_codes_are_texts(server: &Server) -> Outcome {
    let json = answer(server)?.json();
    for name in ["device_code", "user_code", "verification_uri"] {
        must!(json[name].as_str().is_some_and(|text| !text.is_empty()), "{name} is no text");
    }
    Ok(())
}

fn the_lifetime_is_a_number_above_zero(server: &Server) -> Outcome {
    let json = answer(server)?.json();
    must!(
        json["expires_in"].as_u64().is_some_and(|seconds| seconds > 0),
        "expires_in is {}",
        json["expires_in"]
    );
    Ok(())
}

fn the_interval_is_a_number_above_zero_or_left_out(server: &Server) -> Outcome {
    let json = answer(server)?.json();
    let interval = &json["interval"];
    must!(
        interval.is_null() || interval.as_u64().is_some_and(|seconds| seconds > 0),
        "interval is {interval}"
    );
    Ok(())
}

fn address(server: &Server) -> Result<String, super::case::Ending> {
    Ok(server.codes()?.all["verification_uri"].as_str().unwrap_or_default().to_owned())
}

fn the_verification_address_is_protected(server: &Server) -> Outcome {
    let address = address(server)?;
    must!(is_protected(&address), "it is {address:?}");
    Ok(())
}

fn the_verification_address_can_be_typed(server: &Server) -> Outcome {
    let address = address(server)?;
    must!(address.len() <= 64, "it has {} letters: {address:?}", address.len());
    must!(!address.contains(['?', '#', '%', ' ', '@']), "it is {address:?}");
    Ok(())
}

fn the_verification_address_has_no_code_in_it(server: &Server) -> Outcome {
    let codes = server.codes()?;
    let address = codes.all["verification_uri"].as_str().unwrap_or_default();
    must!(!address.contains(&codes.user_code), "it is {address:?}");
    must!(!address.contains(&codes.device_code), "it has the device code in it");
    Ok(())
}

fn the_complete_address_has_the_code_in_it_or_is_left_out(server: &Server) -> Outcome {
    let codes = server.codes()?;
    let complete = &codes.all["verification_uri_complete"];
    if complete.is_null() {
        return Ok(());
    }
    let text = complete.as_str().unwrap_or_default();
    let bare = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    must!(bare(text).contains(&bare(&codes.user_code)), "it lacks the user code");
    must!(!text.contains(&codes.device_code), "it has the device code in it");
    must!(is_protected(text), "it is {text:?}");
    Ok(())
}

fn the_verification_address_leads_a_browser_to_a_page(server: &Server) -> Outcome {
    let answer = server.get(&address(server)?, &[("accept", "text/html")])?;
    must!((200..400).contains(&answer.status), "{answer}");
    Ok(())
}

fn a_code_does_not_live_longer_than_half_an_hour(server: &Server) -> Outcome {
    let seconds = server.codes()?.expires_in;
    must!(seconds <= 1_800, "it lives {seconds} s");
    Ok(())
}

fn the_device_code_does_not_have_the_user_code_in_it(server: &Server) -> Outcome {
    let codes = server.codes()?;
    let bare = codes.user_code.replace('-', "");
    must!(!codes.device_code.contains(&codes.user_code) && !codes.device_code.contains(&bare), "it has");
    Ok(())
}

fn the_codes_set_no_cookie(server: &Server) -> Outcome {
    let answer = answer(server)?;
    must!(answer.header("set-cookie").is_none(), "it sets one");
    Ok(())
}

fn the_interval_is_five_seconds_or_more(server: &Server) -> Outcome {
    let seconds = server.codes()?.interval.as_secs();
    must!(seconds >= 5, "it is {seconds} s");
    Ok(())
}
