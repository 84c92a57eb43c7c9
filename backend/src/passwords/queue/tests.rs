use super::*;
use std::net::Ipv4Addr;
use tokio::task::yield_now;

const ONE: Duration = Duration::from_millis(100);

fn party(known: bool, network: u8) -> Party {
    Party { known, network: Ipv4Addr::new(192, 0, 2, network).into() }
}

/// Lets all of them in and line up, then serves one after another; the order, by position in `parties`.
async fn served(queue: &Queue, parties: &[Party]) -> Vec<usize> {
    let first = queue.admit(party(false, 255)).unwrap().place().await.unwrap();
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut tasks = Vec::new();
    for (number, party) in parties.iter().enumerate() {
        let (ticket, order) = (queue.admit(*party).unwrap(), Arc::clone(&order));
        tasks.push(tokio::spawn(async move {
            let place = ticket.place().await.unwrap();
            order.lock().unwrap().push(number);
            drop(place);
        }));
        yield_now().await;
    }
    drop(first);
    for task in tasks {
        task.await.unwrap();
    }
    Arc::into_inner(order).unwrap().into_inner().unwrap()
}

#[tokio::test]
async fn known_browsers_go_first_and_strangers_are_not_forgotten() {
    let queue = Queue::new(1, 128, ONE);
    let (stranger, known) = (party(false, 1), party(true, 1));
    let order = served(&queue, &[stranger, stranger, known, known, known, known]).await;
    assert_eq!(order, [2, 3, 4, 0, 5, 1]);
}

#[tokio::test]
async fn networks_are_served_in_turn() {
    let queue = Queue::new(1, 128, ONE);
    let (many, one) = (party(false, 1), party(false, 2));
    assert_eq!(served(&queue, &[many, many, many, one]).await, [0, 3, 1, 2]);
}

#[tokio::test]
async fn whoever_would_wait_too_long_is_sent_away_at_once_and_told_for_how_long() {
    // Five seconds hold fifty of a tenth of a second.
    let queue = Queue::new(1, 128, ONE);
    let _place = queue.admit(party(false, 0)).unwrap().place().await.unwrap();
    let tickets: Vec<_> = (0..50).map(|network| queue.admit(party(false, network)).unwrap()).collect();
    let refused = queue.admit(party(false, 99)).unwrap_err();
    assert_eq!(refused.retry_after, ONE * 51);
    assert!(queue.admit(party(true, 99)).is_ok(), "a known browser waits for three strangers at most");
    drop(tickets);
    assert!(queue.admit(party(false, 99)).is_ok());
}

#[tokio::test]
async fn a_network_leaves_as_much_room_as_it_takes() {
    let queue = Queue::new(1, 40, ONE);
    let _place = queue.admit(party(false, 0)).unwrap().place().await.unwrap();
    let mut tickets = Vec::new();
    while let Ok(ticket) = queue.admit(party(false, 1)) {
        tickets.push(ticket);
    }
    assert_eq!(tickets.len(), 21);
    assert!(queue.admit(party(false, 2)).is_ok());
}

#[tokio::test]
async fn a_ticket_holds_no_place_and_one_given_back_is_the_next_ones() {
    let queue = Queue::new(1, 128, ONE);
    let idle = queue.admit(party(false, 1)).unwrap();
    let place = queue.admit(party(false, 2)).unwrap().place().await.unwrap();
    let gone = tokio::spawn(queue.admit(party(false, 3)).unwrap().place());
    yield_now().await;
    let next = tokio::spawn(queue.admit(party(false, 4)).unwrap().place());
    yield_now().await;
    gone.abort();
    assert!(gone.await.unwrap_err().is_cancelled());
    drop(place);
    drop(next.await.unwrap().unwrap());
    drop(idle.place().await.unwrap());
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_for_longer_than_the_page_does() {
    let queue = Queue::new(1, 128, ONE);
    let _place = queue.admit(party(false, 1)).unwrap().place().await.unwrap();
    let before = tokio::time::Instant::now();
    assert!(queue.admit(party(false, 1)).unwrap().place().await.is_err());
    assert_eq!(before.elapsed(), PATIENCE);
    assert_eq!(queue.room().ahead_of(party(false, 1)), 0, "and then it is in nobody's way");
}
