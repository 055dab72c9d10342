//! The GBK table against `encoding_rs`.

use encoding_rs::{GB18030, GBK};
use tigang_lexicon::Lexicon;

#[test]
fn every_two_byte_code_decodes_as_encoding_rs_does() {
    let lexicon = Lexicon::embedded();
    let mut letters = 0;
    for code in (0..=u16::MAX).map(u16::to_be_bytes) {
        let peer = GBK.decode_without_bom_handling_and_without_replacement(&code);
        let peer = peer.and_then(|text| {
            let mut chars = text.chars();
            chars.next().filter(|_| chars.next().is_none())
        });
        assert_eq!(lexicon.gbk().decode(code), peer, "{code:02x?}");
        letters += usize::from(peer.is_some());
    }
    assert_eq!(letters, 23_940);
}

#[test]
fn every_letter_encodes_as_encoding_rs_does() {
    let lexicon = Lexicon::embedded();
    // GB18030's two-byte codes are GBK's; encoding_rs's own GBK writes € in one byte, as Windows does.
    // Of the private-use letters, some have two codes or have moved since; nothing is pasted in them.
    for letter in ('\0'..=char::MAX).filter(|letter| !('\u{e000}'..='\u{f8ff}').contains(letter)) {
        let text = letter.to_string();
        let (bytes, _, unmappable) = GB18030.encode(&text);
        let peer = if unmappable {
            None
        } else {
            <[u8; 2]>::try_from(&*bytes).ok()
        };
        assert_eq!(lexicon.gbk().encode(letter), peer, "{letter:?}");
    }
}
