//! Connections, waiting for a revision, stopping.

use super::*;

#[tokio::test]
async fn a_client_that_never_finishes_its_header_or_body_is_let_go() {
    let served = served().await;
    assert_eq!(served.raw(b"POST /graphql HTTP/1.1\r\nhost: a\r\nx-slow: ").await, "");
    let body = b"POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{";
    let answer = served.raw(body).await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn a_request_waits_for_the_revision_it_names_but_not_for_ever() {
    let served = served().await;
    let ask = |revision: &str| served.ask("{ role }").header("partnernetz-revision", revision).send();
    let reached = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let next = Directory::default();
        served.current.store(Arc::new(next));
        served.revision.send(3).unwrap();
    };
    let (response, ()) = tokio::join!(ask("3"), reached);
    assert_eq!(response.unwrap().status(), 200);
    let late = ask("4").await.unwrap();
    assert_eq!((late.status().as_u16(), header(&late, "partnernetz-revision")), (200, "0"));
    assert_eq!(ask("soon").await.unwrap().status(), 400);
}

#[tokio::test]
async fn stopping_lets_a_running_request_finish_and_takes_no_new_one() {
    let mut served = served().await;
    let running = tokio::spawn(served.ask("{ slow(millis: 200) }").send());
    tokio::time::sleep(Duration::from_millis(50)).await;
    served.stop.take().unwrap().send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(TcpStream::connect(served.at).await.is_err());
    assert_eq!(running.await.unwrap().unwrap().status(), 200);
    tokio::time::timeout(Duration::from_secs(2), served.ended).await.unwrap().unwrap();
}
