//! What the phone is not told, nor anybody who reads along: which number is the right one.

use crate::harness::{BRAM, Deployment, ENGLISH, bram_with_his_phone};
use serde_json::Value;

/// Everything the API has told the phone.
fn told(deployment: &Deployment) -> Vec<Value> {
    let answers = deployment.proxy.answers_to("/api/v1/authenticator");
    let parsed = answers.iter().map(|answer| serde_json::from_str(&answer.text()).unwrap_or_default());
    parsed.collect()
}

/// Every text and every number in it, with its name.
fn values(json: &Value, name: &str, found: &mut Vec<(String, String)>) {
    match json {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| values(value, name, found)),
        Value::Array(all) => all.iter().for_each(|value| values(value, name, found)),
        Value::String(text) => found.push((name.to_owned(), text.clone())),
        Value::Null | Value::Bool(_) | Value::Number(_) => found.push((name.to_owned(), json.to_string())),
    }
}

#[test]
fn of_three_numbers_nothing_tells_the_phone_which_is_right() {
    let deployment = Deployment::new();
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    let choices = phone.choices();
    assert!(choices.contains(&number));
    let mut found = Vec::new();
    told(&deployment).iter().for_each(|answer| values(answer, "", &mut found));
    let (offered, else_said): (Vec<_>, Vec<_>) = found.into_iter().partition(|(name, _)| name == "choices");
    assert!(offered.iter().any(|(_, value)| *value == number), "what the phone got is seen here");
    for choice in &choices {
        let marks: Vec<_> = else_said.iter().filter(|(_, value)| value == choice).collect();
        assert!(marks.is_empty(), "{choice} stands in {marks:?}");
    }
    let requests =
        told(&deployment).into_iter().filter_map(|it| it["requests"].as_array().cloned()).flatten();
    for request in requests {
        let numbers = request["numbers"].as_object().expect("a request has numbers");
        assert_eq!(numbers.keys().collect::<Vec<_>>(), ["choices", "manner"], "{request}");
    }
    phone.approves(&number).sees(phone.phone().approved);
    computer.stays(false).is_home_as("Bram Jansen");
}

/// Six digits are in nothing by chance.
#[test]
fn six_digits_on_the_computer_are_neither_on_the_way_to_the_phone_nor_in_a_log() {
    let deployment = Deployment::with(&[
        ("DREMPEL_NUMBER_MATCH_MANNER", "type_six"),
        ("DREMPEL_LOG_LEVEL", "debug"),
        ("DREMPEL_LOG_FORMAT", "json"),
    ]);
    let (computer, phone) = bram_with_his_phone(&deployment, &ENGLISH);
    let number = computer.opens("/signin").asks_the_phone(BRAM);
    assert_eq!(number.len(), 6);
    phone.approves(&number).sees(phone.phone().approved);
    computer.stays(false).is_home_as("Bram Jansen");

    let on_the_computer = deployment.proxy.answers_to("/api/v1/sign-in");
    assert!(on_the_computer.iter().any(|it| it.text().contains(&number)), "it was seen here");
    let on_the_phone = deployment.proxy.answers_to("/api/v1/authenticator");
    assert!(on_the_phone.iter().any(|it| it.text().contains("\"digits\":6")), "so was what the phone got");
    for answer in on_the_phone {
        let (head, body) = (format!("{:?}", answer.headers), answer.text());
        assert!(!head.contains(&number) && !body.contains(&number), "{head} {body}");
    }
    let metrics = deployment.fetch("GET", "/metrics", &[], "");
    assert_eq!(metrics.second_word(), "200");
    assert!(metrics.text().contains("drempel_"), "there are numbers: {}", metrics.text());
    assert!(!metrics.text().contains(&number), "{}", metrics.text());
    let log = deployment.backend.log();
    assert!(log.contains("approved") || log.contains("number"), "it writes: {log}");
    let lines: Vec<_> = log.lines().filter(|line| line.contains(&number)).collect();
    assert_eq!(lines, [""; 0]);
}
