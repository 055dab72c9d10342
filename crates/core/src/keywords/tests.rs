use super::*;
use crate::analyze;
use crate::options::Options;

/// Analyses a text with the reader's terms `own`; the terms found and their counts, heaviest first.
fn terms(raw: &str, own: &[&str]) -> Vec<(String, usize)> {
    let options = Options {
        terms: own.iter().map(|term| (*term).to_owned()).collect(),
        ..Options::default()
    };
    let analysis = analyze(raw, &options, &Lexicon::embedded()).expect("short enough");
    for keyword in &analysis.keywords {
        assert!(keyword.why.contains("出现"), "{keyword:?}");
        for span in &keyword.uses {
            let letters = analysis.shadow.string(*span).replace([' ', '、', '\n'], "");
            assert_eq!(letters, keyword.term);
        }
    }
    analysis
        .keywords
        .into_iter()
        .map(|keyword| (keyword.term, keyword.uses.len()))
        .collect()
}

/// Each of `expected` is among the first ten terms with that count; none of `absent` is among the terms.
#[track_caller]
fn check(raw: &str, expected: &[(&str, usize)], absent: &[&str]) {
    let terms = terms(raw, &[]);
    for (term, count) in expected {
        let found = terms
            .iter()
            .take(10)
            .any(|(found, times)| found == term && times == count);
        assert!(found, "{term} {count} not in {terms:?}");
    }
    for term in absent {
        assert!(terms.iter().all(|(found, _)| found != term), "{term} in {terms:?}");
    }
}

const SPEECH: &str = "在全县河道清障工作会议上的讲话
同志们:
今天,我们召开全县河道清障工作会议,主要任务是安排河道清障。李大河同志作了很好的发言。
一、深刻认识河道清障的重要性
河道清障是防汛备汛的关键。近年来,我县河道清障取得成效,但采砂船清退缓慢,“钉子障碍”仍在。
二、全力抓好河道清障
要紧盯采砂船清退。采砂船清退要一船一策。要拆除“钉子障碍”,抓好防汛备汛物资储备。
三、压实河道清障责任
要把河道清障、采砂船清退和防汛备汛一起部署、一起推进。要推进,要落实,要加强,要推进。
";

#[test]
fn finds_terms_of_this_text() {
    check(
        SPEECH,
        &[("河道清障", 9), ("采砂船清退", 4), ("防汛备汛", 3), ("钉子障碍", 2)],
        &["全县", "我县", "我们", "今天", "李大河", "道清", "汛备"],
    );
}

#[test]
fn people_and_forms_of_address_are_no_matters() {
    check(
        "在全县春耕会议上的讲话\n林永泰\n各位来宾、同志们:\n林永泰\n同志们,春耕要抓紧,种子要备足。\n林永泰\n局长要下田,同学们要帮忙,局长要记账,同志要出力。种子要备足,春耕要抓紧。\n",
        &[("春耕", 3), ("种子", 2)],
        &["永泰", "同志", "同志们", "来宾", "局长", "同学们"],
    );
}

#[test]
fn a_heading_names_what_comes_once() {
    check(
        "在全矿大会上的讲话\n同志们:\n下面,我讲两点意见。\n一、狠抓顶板管理\n支护要到位,巡查要到位,隐患要清零。\n二、清理拖欠货款\n谁欠谁还,限期结清,不留尾巴。\n",
        &[("顶板管理", 1), ("拖欠货款", 1)],
        &["清理拖欠", "狠抓顶板"],
    );
}

#[test]
fn both_scripts_give_the_same_terms() {
    let simplified = terms("抓好脱贫攻坚。脱贫攻坚要精准。问题整改要快,问题整改要实。", &[]);
    let traditional = terms("抓好脫貧攻堅。脫貧攻堅要精準。問題整改要快,問題整改要實。", &[]);
    assert_eq!(simplified, traditional);
    assert_eq!(simplified[0].0, "脱贫攻坚");
}

#[test]
fn counts_a_term_inside_longer_ones() {
    check(
        "打赢脱贫攻坚战。脱贫攻坚要有成果,巩固脱贫攻坚成果。",
        &[("脱贫攻坚", 3)],
        &["攻坚", "贫攻"],
    );
}

#[test]
fn stock_words_rank_below_what_the_text_is_about() {
    let terms = terms(
        "推进工作,推进落实,推进发展。推进河长制,落实河长制,发展要靠河长制。",
        &[],
    );
    assert_eq!(terms[0].0, "河长制");
}

#[test]
fn is_honest_about_texts_without_terms() {
    for raw in [
        "",
        "。",
        "好",
        "12345",
        "1 2 3\n4 5 6",
        "hello world hello world",
        "……\n\n",
        "4S店,4s店,4S店",
        "IC卡与IC卡,IC卡",
    ] {
        assert_eq!(terms(raw, &[]), [], "{raw}");
    }
    let repeated = terms(&"防汛备汛。".repeat(50), &[]);
    assert!(
        repeated.len() <= 2 && repeated[0] == ("防汛备汛".to_owned(), 50),
        "{repeated:?}"
    );
}

#[test]
fn the_readers_terms_come_first_and_junk_is_named() {
    let own = ["河道清障", "不在文中", "", "。。", "障", "河道清障", "兩個工作"];
    let found = terms("抓好防汛备汛。防汛备汛要快。抓好河道清障和两个工作。", &own);
    assert_eq!(found[0], ("河道清障".to_owned(), 1));
    assert_eq!(found[1], ("两个工作".to_owned(), 1));
    let lines: Vec<String> = own.iter().map(|line| (*line).to_owned()).collect();
    let (_, ignored) = own_terms(&lines, &Lexicon::embedded());
    let reasons: Vec<&str> = ignored.iter().map(|ignored| ignored.reason).collect();
    assert_eq!(reasons, ["空行", "没有文字", "只有一个字", "重复"]);
}

#[test]
fn a_line_of_several_terms_is_parted_and_remarks_are_junk() {
    let lines = [
        "# 以下是常用词",
        "贫困户，建档立卡",
        "“不忘初心，牢记使命”",
        "河长制\t12",
        "亩均 3,400 元",
        "· 三农。",
        "要抓好落实。不得有误",
        "#乡村振兴#",
        ",，；",
    ];
    let (terms, ignored) = own_terms(&lines.map(str::to_owned), &Lexicon::embedded());
    let letters: Vec<String> = terms.iter().map(|term| term.letters.iter().collect()).collect();
    assert_eq!(
        letters,
        [
            "贫困户",
            "建档立卡",
            "不忘初心,牢记使命",
            "河长制",
            "亩均3,400元",
            "三农",
            "乡村振兴"
        ]
    );
    let ignored: Vec<(&str, &str)> = ignored.iter().map(|one| (one.line.as_str(), one.reason)).collect();
    assert_eq!(
        ignored,
        [
            ("# 以下是常用词", "注释行"),
            ("12", "只有数字"),
            ("要抓好落实。不得有误", "是句子"),
            (",，；", "没有文字"),
        ]
    );
}

#[test]
fn a_list_from_elsewhere_is_parted_as_it_is_written() {
    for (line, expected) in [
        ("1. 双联行动", &["双联行动"][..]),
        ("（2）双联行动", &["双联行动"]),
        ("三、双联行动", &["双联行动"]),
        ("④双联行动", &["双联行动"]),
        ("* 双联行动", &["双联行动"]),
        ("3.15晚会", &["3.15晚会"]),
        ("双联行动、河道清障/三农", &["双联行动", "河道清障", "三农"]),
        ("双联行动 河道清障　三资管理", &["双联行动", "河道清障", "三资管理"]),
        ("乡村 振兴", &["乡村振兴"]),
        ("“大走访、大排查”", &["大走访、大排查"]),
        ("《民法典》", &["民法典"]),
        ("【三农】", &["三农"]),
        ("(三农", &["三农"]),
        ("网络(5G)", &["网络(5G)"]),
        ("互联网+", &["互联网+"]),
        ("双联行动\r河道清障\r", &["双联行动", "河道清障"]),
    ] {
        let (terms, ignored) = own_terms(&[line.to_owned()], &Lexicon::embedded());
        let terms: Vec<String> = terms.iter().map(|term| term.letters.iter().collect()).collect();
        assert_eq!(terms, expected, "{line}");
        assert_eq!(ignored, [], "{line}");
    }
}

#[test]
fn finds_terms_of_unlisted_words() {
    check(
        "抓好龙窑复烧。龙窑复烧先试后推,龙窑复烧要慎重。各镇龙窑复烧都要报批。",
        &[("龙窑复烧", 4)],
        &["龙窑"],
    );
    check(
        "渔获物溯源要严,推进渔获物溯源,渔获物溯源是底线。",
        &[("渔获物溯源", 3)],
        &["渔获"],
    );
    check(
        "查湿地修复,管湿地修复,湿地修复要快。今年湿地修复任务重。",
        &[("湿地修复", 4)],
        &[],
    );
    // A verb of one letter and what it is done to are no term.
    let found = terms("受疫情影响,受疫情冲击,受疫情波及。", &[]);
    assert!(found.iter().all(|(term, _)| !term.starts_with('受')), "{found:?}");
}

#[test]
fn the_tail_of_a_longer_noun_is_no_term() {
    check(
        "这是底线性任务。底线性任务要完成,守住底线,底线性脱贫要稳。底线不能破。",
        &[("底线", 5)],
        &["线性", "底线性"],
    );
}

#[test]
fn one_word_said_over_and_over_is_that_word() {
    for times in [2, 3, 6] {
        let found = terms(&"防汛".repeat(times), &[]);
        assert!(found.iter().all(|(term, _)| term == "防汛"), "{found:?}");
    }
}

#[test]
fn an_accepted_term_is_kept_as_it_was_written_and_is_itself_again_as_a_line() {
    let lines = [
        "貧困戶， 建档立卡 ,12",
        "“不忘初心，牢记使命”；亩均 3,400 元",
        " IC 卡 | · 三农。",
        "河长制,# 以下备用",
        "2025",
    ];
    let lexicon = Lexicon::embedded();
    let (terms, _) = own_terms(&lines.map(str::to_owned), &lexicon);
    let written: Vec<String> = terms.iter().map(|term| term.written.clone()).collect();
    assert_eq!(
        written,
        [
            "貧困戶",
            "建档立卡",
            "“不忘初心，牢记使命”",
            "亩均3,400元",
            "IC卡",
            "·三农。",
            "河长制",
            "2025"
        ]
    );
    assert_eq!(own_terms(&written, &lexicon), (terms, Vec::new()));
}

#[test]
fn costs_grow_with_the_text_only() {
    // What one copy is about ten copies are about, every place found.
    let once = terms(SPEECH, &[]);
    let ten = terms(&SPEECH.repeat(10), &[]);
    let (term, count) = &once[0];
    assert!(
        ten.iter().take(3).any(|found| *found == (term.clone(), count * 10)),
        "{term} in {ten:?}"
    );
}

#[test]
fn a_term_and_its_tail_are_told_apart() {
    let terms = terms(
        "一、抓好水利体制改革。深化水利体制改革。二、抓好流域治理攻坚战。流域治理是大事,流域治理要快,流域治理要实,流域治理要久。",
        &[],
    );
    assert!(terms.iter().all(|(term, _)| term != "治理攻坚战"), "{terms:?}");
    let place = |wanted: &str| terms.iter().position(|(term, _)| term == wanted);
    assert!(
        place("流域治理") < place("体制改革") || place("体制改革").is_none(),
        "{terms:?}"
    );
}

#[test]
fn a_doctrine_is_one_term_and_its_parts_none() {
    check(
        "以习近平新时代中国特色社会主义思想为指导,抓好防汛备汛。防汛备汛要抓早。\n",
        &[("防汛备汛", 2)],
        &["新时代中国特色社会主义", "中国特色社会主义"],
    );
}

#[test]
fn a_quoted_name_counts_where_it_stands_without_marks() {
    check(
        "要推行“双联双查”。双联双查要到村,双联双查要到户。\n",
        &[("双联双查", 3)],
        &[],
    );
}

#[test]
fn a_sentence_is_no_term() {
    check(
        "一是采砂监管力量得到加强。二是河道监管力量得到加强。三是库区监管力量很强。\n",
        &[],
        &["监管力量得到加强", "力量得到加强"],
    );
}

#[test]
fn what_a_list_of_names_claims_is_a_word_all_the_same() {
    check(
        "抓好科普宣教。科普宣教要进村,科普宣教要入校。道德讲堂要抓早,道德讲堂要抓实。\n",
        &[("科普宣教", 3), ("道德讲堂", 2)],
        &[],
    );
}

#[test]
fn bodies_and_levels_rank_below_matters() {
    let terms = terms(
        "教育局要管好校车,校车要年检。教育局要查校车,市级部门要督办校车,市级部门要问责。教育局报告校车台账。",
        &[],
    );
    let place = |wanted: &str| terms.iter().position(|(term, _)| term == wanted);
    assert_eq!(place("校车"), Some(0), "{terms:?}");
    assert!(place("市级").is_none(), "{terms:?}");
}

#[test]
fn stock_words_alone_make_no_list() {
    assert_eq!(terms("要加强工作,要推进工作,要加强推进。要进行工作。", &[]), []);
}

#[test]
fn two_parallel_terms_are_two() {
    check(
        "推进精准扶贫精准脱贫。抓好精准扶贫精准脱贫。精准扶贫要准。\n",
        &[("精准扶贫", 3), ("精准脱贫", 2)],
        &["精准扶贫精准脱贫"],
    );
}

#[test]
fn in_a_short_text_nouns_need_not_come_back() {
    let terms = terms("古籍要修复,馆里要建总账。没有古籍的馆要买书柜。", &[]);
    assert_eq!(terms.first(), Some(&("古籍".to_owned(), 2)), "{terms:?}");
    assert!(terms.contains(&("总账".to_owned(), 1)), "{terms:?}");
}

#[test]
fn a_piece_of_longer_words_is_no_term() {
    let terms = terms("从兴业路讲起。坚持知行合一,修好古籍。", &[]);
    assert!(terms.contains(&("古籍".to_owned(), 1)), "{terms:?}");
    for piece in ["兴业", "合一"] {
        assert!(terms.iter().all(|(found, _)| found != piece), "{piece} in {terms:?}");
    }
    // Wherever 环境保护 stands here, it is the end of 生态环境保护.
    check(
        "生态环境保护督察进村。生态环境保护督察进厂。生态环境保护要落地。生态环境保护要见效。\n",
        &[("生态环境保护", 4)],
        &["环境保护"],
    );
    check(
        "云岭县乡村振兴示范村要建好。云岭县乡村振兴示范村要管好。\n",
        &[("乡村振兴示范村", 2)],
        &["县乡村"],
    );
}

#[test]
fn words_that_a_list_of_places_has_are_words() {
    check(
        "海洋渔业要增效,海洋要养护。城市更新要提速,城市要干净。大桥要年检,大桥要防护。\n",
        &[("海洋", 2), ("大桥", 2)],
        &[],
    );
}

#[test]
fn what_a_long_text_says_once_is_said_in_passing() {
    let matters = "控辍保学和四个不摘要抓好。";
    let first = |raw: &str| {
        let terms = terms(raw, &[]);
        let found = terms.into_iter().map(|(term, _)| term);
        found.into_iter().find(|term| matters.contains(term.as_str()))
    };
    let short = format!("{matters}\n采砂船清退要快。");
    let long = format!("{matters}\n{}", "采砂船清退要快。河道清障要实。".repeat(250));
    assert_eq!(first(&short).as_deref(), Some("控辍保学"));
    assert_eq!(first(&long).as_deref(), Some("四个不摘"));
}

#[test]
fn a_term_counts_with_blanks_or_a_mark_between_its_letters() {
    check(
        "河长 制要落实。推进乡村 振兴工作,乡村振兴要见效。两不愁、三保障要抓实,“两不愁、三保障”要抓细。改革、创新要抓。\n",
        &[("河长制", 1), ("乡村振兴", 2), ("两不愁三保障", 2)],
        &["改革创新"],
    );
    let own = terms("推进采砂船 清退。", &["采 砂船清退"]);
    assert_eq!(own.first(), Some(&("采砂船清退".to_owned(), 1)), "{own:?}");
    // Two terms side by side stay two.
    check(
        "落实党政同责、一岗双责。\n",
        &[("党政同责", 1), ("一岗双责", 1)],
        &["党政同责一岗双责"],
    );
}

#[test]
fn finds_a_term_across_the_end_of_a_line() {
    check(
        "全县乡村振兴工作会议\n推进乡村振\n兴,乡村振兴要抓实。\n",
        &[("乡村振兴", 3)],
        &[],
    );
}

#[test]
fn words_of_how_are_no_terms() {
    check(
        "一、充分肯定疫苗接种工作\n全面接种,全面登记,全面回访。\n二、全力推进疫苗接种\n全力接种,全面登记。\n三、深化疫苗接种\n深化登记。\n",
        &[("疫苗接种", 3)],
        &["全面", "全力", "深化", "肯定疫苗", "肯定疫苗接种"],
    );
}

#[test]
fn a_term_stands_once_whatever_stock_words_it_is_joined_to() {
    check(
        "一、抓好乡村振兴\n全面推进乡村振兴。乡村振兴要实,乡村振兴要快。全面推进乡村振兴。\n",
        &[("乡村振兴", 5)],
        &["全面推进乡村振兴"],
    );
}

#[test]
fn two_official_terms_side_by_side_are_two() {
    check(
        "决战决胜脱贫攻坚。脱贫攻坚要准,脱贫攻坚要实,决战决胜。决战决胜脱贫攻坚。\n",
        &[("脱贫攻坚", 4), ("决战决胜", 3)],
        &["决战决胜脱贫攻坚"],
    );
}

#[test]
fn counties_offices_and_levels_are_no_terms() {
    check(
        "一、认真学习总书记重要讲话\n句容市抓防汛,总书记讲防汛,各县区查防汛。句容市、各县区都要表态,各位政协委员也要表态。\n",
        &[("防汛", 3)],
        &["句容市", "总书记", "县区", "讲话", "表态"],
    );
}

#[test]
fn the_parts_of_a_quoted_row_are_terms() {
    check(
        "坚持“林果富县、文旅活县”,一张蓝图绘到底。\n",
        &[("林果富县", 1), ("文旅活县", 1)],
        &[],
    );
}

#[test]
fn a_short_text_has_one_screen() {
    let lines: String = ('一'..='\u{4eff}')
        .map(|letter| format!("抓“{letter}字行动”。"))
        .collect();
    assert_eq!(terms(&lines, &[]).len(), 60);
    let line: String = lines.chars().take(400).collect();
    assert_eq!(terms(&line, &[]).len(), 30);
}

#[test]
fn a_side_opens_a_term_that_keeps_to_it() {
    check(
        "建设南向通道,南向通道是大事。要用好南向通道,沿江码头要快,码头要稳,沿江堤防要牢。\n",
        &[("南向通道", 3)],
        &["沿江码头"],
    );
}

#[test]
fn what_is_said_once_ranks_by_the_matter_of_the_text() {
    // One said once by the way, one of the word that the text is about.
    let raw = "同志们:
党建要抓在经常。支部抓党建,书记抓党建,党员也要抓党建。要配强党建指导员,抓好食品安全。
党建强不强,群众看得见;党建实不实,支部最清楚。
";
    let keywords = analyze(raw, &Options::default(), &Lexicon::embedded())
        .expect("short enough")
        .keywords;
    let place = |term: &str| keywords.iter().position(|keyword| keyword.term == term);
    let guide = place("党建指导员").expect("an official term");
    assert!(Some(guide) < place("食品安全"), "{keywords:?}");
    assert!(keywords[guide].why.ends_with("，含本文多见的“党建”"), "{keywords:?}");
}
