//! What the server says of itself (RFC 8414, RFC 8628 section 4).

use super::case::{Outcome, cases, must};
use super::server::{GRANT, Server};

cases! {
    "RFC 8414 3": the_metadata_is_at_its_well_known_address, the_metadata_is_json;
    "RFC 8414 3.3": the_issuer_in_the_metadata_is_the_one_that_was_asked;
    "RFC 8628 4": the_metadata_names_the_device_authorization_endpoint, the_metadata_lists_the_grant_type,
        both_endpoints_are_reached_by_tls_or_on_this_machine, no_endpoint_has_a_fragment;
    "RFC 8414 2": a_public_client_finds_its_authentication_method_listed, the_openid_configuration_agrees;
    "RFC 8414 4": no_member_of_the_metadata_comes_twice;
}

fn the_metadata_is_at_its_well_known_address(server: &Server) -> Outcome {
    let answer = server.get(&server.metadata_url(), &[])?;
    must!(answer.status == 200, "{answer}");
    Ok(())
}

fn the_metadata_is_json(server: &Server) -> Outcome {
    let answer = server.get(&server.metadata_url(), &[])?;
    must!(answer.is_json(), "content type {:?}", answer.header("content-type"));
    must!(answer.json().is_object(), "it is no JSON object");
    Ok(())
}

fn the_issuer_in_the_metadata_is_the_one_that_was_asked(server: &Server) -> Outcome {
    let said = server.metadata()?["issuer"].as_str().unwrap_or_default();
    // Whoever typed the address may have added a slash; nothing else may differ.
    must!(said.trim_end_matches('/') == server.issuer, "it says {said:?}");
    Ok(())
}

fn the_metadata_names_the_device_authorization_endpoint(server: &Server) -> Outcome {
    server.endpoint("device_authorization_endpoint").map(|_| ())
}

fn the_metadata_lists_the_grant_type(server: &Server) -> Outcome {
    let listed = server.metadata()?["grant_types_supported"].as_array();
    must!(listed.is_some_and(|list| list.iter().any(|grant| grant == GRANT)), "listed are {listed:?}");
    Ok(())
}

fn both_endpoints_are_reached_by_tls_or_on_this_machine(server: &Server) -> Outcome {
    for name in ["device_authorization_endpoint", "token_endpoint"] {
        let url = server.endpoint(name)?;
        must!(is_protected(url), "{name} is {url}");
    }
    Ok(())
}

fn no_endpoint_has_a_fragment(server: &Server) -> Outcome {
    for name in ["device_authorization_endpoint", "token_endpoint"] {
        let url = server.endpoint(name)?;
        must!(!url.contains('#'), "{name} is {url}");
    }
    Ok(())
}

fn a_public_client_finds_its_authentication_method_listed(server: &Server) -> Outcome {
    let listed = server.metadata()?["token_endpoint_auth_methods_supported"].as_array();
    must!(listed.is_some_and(|list| list.iter().any(|method| method == "none")), "listed are {listed:?}");
    Ok(())
}

fn the_openid_configuration_agrees(server: &Server) -> Outcome {
    let answer = server.get(&format!("{}/.well-known/openid-configuration", server.issuer), &[])?;
    if answer.status != 200 {
        return Ok(());
    }
    let (openid, oauth) = (answer.json(), server.metadata()?);
    for name in ["issuer", "device_authorization_endpoint", "token_endpoint", "grant_types_supported"] {
        must!(openid[name] == oauth[name], "{name}: {} there, {} here", openid[name], oauth[name]);
    }
    Ok(())
}

fn no_member_of_the_metadata_comes_twice(server: &Server) -> Outcome {
    let answer = server.get(&server.metadata_url(), &[])?;
    let members = answer.json().as_object().cloned().unwrap_or_default();
    for name in members.keys() {
        let times = answer.body.matches(&format!("\"{name}\":")).count();
        must!(times <= 1, "{name} comes {times} times");
    }
    Ok(())
}

/// Whether nobody on the way can read along.
pub(crate) fn is_protected(url: &str) -> bool {
    let here = ["http://127.0.0.1", "http://[::1]", "http://localhost"];
    let rest = here.iter().find_map(|start| url.strip_prefix(start));
    url.starts_with("https://") || rest.is_some_and(|rest| rest.starts_with([':', '/']))
}
