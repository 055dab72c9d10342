use super::*;

#[test]
fn the_encodings_of_office_machines_are_told_apart() {
    let text = "关于进一步做好全县防汛抗旱工作的通知，各乡镇人民政府要认真抓好落实。\n2023年6月1日\n";
    let without_spaces = "开三次会，层层压实责任。";
    let traditional = "關於進一步做好全縣防汛抗旱工作的通知，各鄉鎮人民政府要認真抓好落實。\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    for (bytes, expected) in [
        (text.as_bytes().to_vec(), text),
        (encoding_rs::GB18030.encode(text).0.into_owned(), text),
        (encoding_rs::BIG5.encode(traditional).0.into_owned(), traditional),
        (utf16, text),
        (
            without_spaces.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            without_spaces,
        ),
        (
            without_spaces.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            without_spaces,
        ),
        (encoding_rs::GBK.encode(without_spaces).0.into_owned(), without_spaces),
        (
            "一、开3次会\u{3000}"
                .encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect(),
            "一、开3次会\u{3000}",
        ),
        (encoding_rs::BIG5.encode("各位同志").0.into_owned(), "各位同志"),
        (with_mark, text),
        (b"hello world!".to_vec(), "hello world!"),
    ] {
        assert_eq!(decode(&bytes).as_deref(), Ok(expected));
    }
}

#[test]
fn a_few_letters_are_told_from_other_encodings() {
    for text in [
        "会议",
        "同志",
        "讲话",
        "通知",
        "农药",
        "去一",
        "春节",
        "你好",
        "清淤",
        "讲话稿",
        "同志们：",
        "在会上的讲话",
        "ok 会",
    ] {
        let bytes = encoding_rs::GBK.encode(text).0;
        assert_eq!(decode(&bytes).as_deref(), Ok(text));
    }
    for text in ["會議", "講話稿", "各位同志"] {
        assert_eq!(decode(&encoding_rs::BIG5.encode(text).0).as_deref(), Ok(text));
    }
    let japanese = "会議の資料です。";
    assert_eq!(
        decode(&encoding_rs::SHIFT_JIS.encode(japanese).0).as_deref(),
        Ok(japanese)
    );
    assert_eq!(decode("Привет, é".as_bytes()).as_deref(), Ok("Привет, é"));
}

#[test]
fn short_texts_in_utf16_and_big5_are_no_western_ones() {
    for text in [
        "2021年10月13日",
        "全县水利工作报告",
        "(2020年3月12日)",
        "地址:县水利局二楼",
    ] {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&bytes).as_deref(), Ok(text));
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&bytes).as_deref(), Ok(text));
    }
    for text in ["GDP 一 WTO", "The word 大 means big"] {
        assert_eq!(decode(&BIG5.encode(text).0).as_deref(), Ok(text));
    }
    for text in ["At 25°C it melts.", "«Bonjour à tous»", "¿Qué tal, señor?"] {
        assert_eq!(decode(&WINDOWS_1252.encode(text).0).as_deref(), Ok(text));
    }
}

#[test]
fn western_letters_are_told_from_chinese_ones() {
    for text in [
        "Café résumé, naïve façade",
        "naïve",
        "Der Bürgermeister eröffnete die größte Straße – für alle.",
        "He said “no” and left…",
    ] {
        let bytes = WINDOWS_1252.encode(text).0;
        assert_eq!(decode(&bytes).as_deref(), Ok(text));
    }
    for text in ["ok 会", "WTO规则与GDP", "use the 讲话 file"] {
        let bytes = encoding_rs::GBK.encode(text).0;
        assert_eq!(decode(&bytes).as_deref(), Ok(text));
    }
}

#[test]
fn a_mark_alone_is_no_letter_and_a_half() {
    for text in ["—", "“a”", "㎡"] {
        assert_eq!(decode(text.as_bytes()).as_deref(), Ok(text));
    }
}

#[test]
fn a_text_that_is_cut_in_a_letter_is_named_by_its_own_encoding() {
    for (bytes, expected) in [
        ("同志们".as_bytes()[..8].to_vec(), "UTF-8 from byte 6"),
        (
            "抓好落实。".encode_utf16().flat_map(u16::to_le_bytes).take(9).collect(),
            "UTF-16LE from byte 8",
        ),
    ] {
        let message = decode(&bytes).expect_err("cut");
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn what_cannot_be_read_is_named_with_its_offset() {
    let mut bytes = vec![0xef, 0xbb, 0xbf];
    bytes.extend("全县".as_bytes());
    bytes.push(0xff);
    let message = decode(&bytes).expect_err("invalid");
    assert!(message.contains("UTF-8") && message.contains("byte 9"), "{message}");
    let gbk = |text| encoding_rs::GBK.encode(text).0.into_owned();
    let bytes = [
        gbk("各乡镇要高度重视防火"),
        vec![0xff],
        gbk("，抓好森林防火工作，不留死角。\n"),
    ]
    .concat();
    let message = decode(&bytes).expect_err("invalid");
    assert!(message.contains("gb18030 from byte 20"), "{message}");
    assert!(decode(&[0; 40]).is_err_and(|message| message.contains("not a text file")));
    let bytes = ["各乡镇要高度重视".as_bytes(), &[0xff], "森林防火工作".as_bytes()].concat();
    let message = decode(&bytes).expect_err("invalid");
    assert!(message.contains("UTF-8") && message.contains("byte 24"), "{message}");
}
