//! Starting, watching and stopping.

use std::io::Read;
use std::net::{TcpListener, TcpStream};

use crate::portal::{BIG_BYTES, BUILD, Folder, Portal};

#[test]
fn it_says_what_it_serves() {
    let portal = Portal::start();
    let said = &portal.summary;
    assert!(said.contains(&format!("build {BUILD}")), "{said}");
    assert!(said.contains("masks edition 3 (sample data)"), "{said}");
    assert!(
        said.contains("time stands at 2020-05-12 10:05 KST"),
        "{said}"
    );
}

#[test]
fn a_broken_index_is_said_and_the_app_still_served() {
    let folder = Folder::new();
    folder.write("api/masks/index.json", b"{");
    let portal = folder.serve(&[]);
    assert!(
        portal.summary.contains("masks cannot be used"),
        "{}",
        portal.summary
    );
    assert_eq!(portal.get("/").status(), 200);
}

#[test]
fn missing_folders_are_named_with_what_to_do() {
    let folder = Folder::new();
    std::fs::remove_file(folder.path().join("api/index.json")).unwrap();
    let (code, said) = folder.refused(&[]);
    assert_eq!(code, Some(2));
    assert!(said.contains("--api api: there is no index.json"), "{said}");
    assert!(said.contains("madang publish"), "{said}");

    std::fs::remove_dir_all(folder.path().join("dist")).unwrap();
    let (code, said) = folder.refused(&[]);
    assert_eq!(code, Some(2));
    assert!(said.contains("--site dist: "), "{said}");
}

#[test]
fn a_port_in_use_is_named_with_what_to_do() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let (code, said) = Folder::new().refused(&["--listen", &address.to_string()]);
    assert_eq!(code, Some(2));
    assert!(said.contains(&format!("port {}", address.port())), "{said}");
    assert!(said.contains("--listen"), "{said}");
}

#[test]
fn the_log_knows_what_was_asked_and_not_by_whom() {
    let portal = Portal::start();
    let from = [
        ("x-forwarded-for", "203.0.113.9"),
        ("user-agent", "Phone/1"),
    ];
    portal.ask("GET", "/masks?name=private", &from);
    portal.ask("HEAD", "/nowhere?name=private", &from);
    portal.signal("INT");
    let (code, log) = portal.ended();
    assert_eq!(code, Some(0));
    let lines: Vec<&str> = log.lines().collect();
    assert!(lines[0].starts_with("GET /masks 200 35 bytes "), "{log}");
    assert!(lines[0].ends_with(" ms"), "{log}");
    assert!(lines[1].starts_with("HEAD /nowhere 404 0 bytes "), "{log}");
    for secret in ["private", "127.0.0.1", "203.0.113.9", "Phone"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[test]
fn a_stop_lets_running_requests_finish() {
    let folder = Folder::new();
    folder.write("dist/big.bin", &vec![7; BIG_BYTES]);
    let mut portal = folder.serve(&[]);
    let mut running = portal.send("GET /big.bin");
    let mut first = [0; 12];
    running.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");

    portal.signal("TERM");
    assert!(portal.log_line().starts_with("stopping"));
    let mut rest = Vec::new();
    running.read_to_end(&mut rest).unwrap();
    let sent = rest.iter().rev().take_while(|byte| **byte == 7).count();
    assert_eq!(sent, BIG_BYTES);

    let address = portal.url.trim_start_matches("http://").to_owned();
    assert_eq!(portal.ended().0, Some(0));
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn a_second_signal_waits_for_nobody() {
    let folder = Folder::new();
    folder.write("dist/big.bin", &vec![7; BIG_BYTES]);
    let mut portal = folder.serve(&[]);
    let mut running = portal.send("GET /big.bin");
    running.read_exact(&mut [0; 12]).unwrap();
    portal.signal("TERM");
    assert!(portal.log_line().starts_with("stopping"));
    portal.signal("TERM");
    assert_eq!(portal.ended().0, Some(0));
}
