use super::*;
use crate::{Options, analyze};

/// Reads a text and compares the facts named in `expected`, `-` meaning none.
#[track_caller]
fn check(raw: &str, expected: &[(&str, &str)]) {
    let analysis = analyze(raw, &Options::default(), &Lexicon::embedded()).expect("short enough");
    let meta = &analysis.meta;
    for (name, value) in expected {
        let fact = match *name {
            "title" => &meta.title,
            "main" => &meta.main_title,
            "kicker" => &meta.kicker,
            "subtitle" => &meta.subtitle,
            "speaker" => &meta.speaker,
            "role" => &meta.role,
            "occasion" => &meta.occasion,
            "date" => &meta.date,
            "place" => &meta.place,
            "genre" => &meta.genre,
            "salutation" => &meta.salutation,
            "reporter" => &meta.reporter,
            "note" => &meta.note,
            other => panic!("no fact {other}"),
        };
        let got = fact.as_ref().map_or("-", |fact| fact.value.as_str());
        assert_eq!(got, *value, "{name} of {raw}");
        if let Some(Fact { raw: Some(span), .. }) = fact {
            assert!(span.end <= analysis.raw.len());
        }
    }
}

#[test]
fn reads_title_byline_date_and_salutation() {
    check(
        "在全市防汛工作会议上的讲话\n市长 王大河\n(2018年6月12日)\n同志们:\n今天开会,主要任务是安排防汛。\n",
        &[
            ("title", "在全市防汛工作会议上的讲话"),
            ("main", "在全市防汛工作会议上的讲话"),
            ("subtitle", "-"),
            ("occasion", "全市防汛工作会议"),
            ("role", "市长"),
            ("speaker", "王大河"),
            ("date", "2018-06-12"),
            ("genre", "讲话"),
            ("salutation", "同志们"),
        ],
    );
}

#[test]
fn parts_slogan_and_occasion() {
    let facts = [
        ("main", "压实责任 守牢底线"),
        ("subtitle", "县长在全县防汛会上的讲话"),
        ("occasion", "全县防汛会"),
        ("role", "县长"),
        ("speaker", "-"),
    ];
    check(
        "县长在全县防汛会上的讲话:压实责任 守牢底线\n\n同志们:\n大家好。\n",
        &facts,
    );
    check(
        "压实责任 守牢底线\n——在全县防汛会上的讲话\n(20xx年x月x日)\n同志们:\n大家好。\n",
        &[
            ("main", "压实责任 守牢底线"),
            ("subtitle", "在全县防汛会上的讲话"),
            ("date", "20xx-xx-xx"),
        ],
    );
}

#[test]
fn takes_the_date_of_the_speech_not_of_the_page() {
    check(
        "在全县防汛会上的讲话\n发表时间:2019/7/1 11:01:28\n(2018年6月12日)\n同志们:\n大家好。\n",
        &[("date", "2018-06-12")],
    );
    check("在2018年全县防汛会上的讲话\n同志们:\n大家好。\n", &[("date", "2018")]);
}

#[test]
fn reads_a_head_on_the_line_of_the_body() {
    check(
        "在全县防汛会上的讲话 副县长** 同志们:今天开会,主要任务是安排防汛。下面讲三点意见。\n",
        &[
            ("title", "在全县防汛会上的讲话"),
            ("role", "副县长"),
            ("speaker", "**"),
            ("salutation", "同志们"),
        ],
    );
}

#[test]
fn reads_a_subtitle_with_date_and_a_spaced_name() {
    check(
        "政府工作报告\n——2017年1月9日在清江县第十六届人民代表大会第一次会议上\n县长\n李　河\n各位代表:\n现在,我报告工作。\n",
        &[
            ("main", "政府工作报告"),
            ("subtitle", "2017年1月9日在清江县第十六届人民代表大会第一次会议上"),
            ("occasion", "清江县第十六届人民代表大会第一次会议"),
            ("date", "2017-01-09"),
            ("genre", "报告"),
            ("role", "县长"),
            ("speaker", "李河"),
            ("salutation", "各位代表"),
        ],
    );
}

#[test]
fn reads_the_head_of_a_news_report() {
    check(
        "王大河在全省防汛工作会议上强调\n压实责任 守牢底线\n李江主持会议\n清江日报6月12日讯(记者 赵小川)今天,全省防汛工作会议在贵阳市召开,省长王大河在会上强调,要压实责任。\n王大河指出,要守牢底线。\n",
        &[
            ("kicker", "王大河在全省防汛工作会议上强调"),
            ("main", "压实责任 守牢底线"),
            ("subtitle", "李江主持会议"),
            ("occasion", "全省防汛工作会议"),
            ("speaker", "王大河"),
            ("role", "省长"),
            ("reporter", "赵小川"),
            ("place", "贵阳市"),
            ("date", "xxxx-06-12"),
            ("genre", "会议报道"),
            ("salutation", "-"),
        ],
    );
}

#[test]
fn drops_part_numbers_of_collections() {
    check(
        "全县防汛会议上的发言(2)\n全县防汛会议上的发言篇3\n今年汛期来得早,雨量大,任务重。\n",
        &[
            ("title", "全县防汛会议上的发言"),
            ("genre", "发言"),
            ("occasion", "全县防汛会议"),
        ],
    );
}

#[test]
fn a_label_before_the_title_is_no_office() {
    check(
        "[县长讲话]副县长在全县防汛会上的讲话\n同志们:\n一、压实责任\n要有人管。\n",
        &[("role", "副县长"), ("occasion", "全县防汛会")],
    );
}

#[test]
fn notes_how_the_text_was_taken_down() {
    check(
        "在全县防汛会上的讲话\n根据录音整理\n(xxxx年x月xx日)\n一、压实责任\n要有人管。\n",
        &[("note", "根据录音整理"), ("date", "xxxx-xx-xx")],
    );
}

#[test]
fn a_word_may_stand_before_the_genre() {
    check(
        "在全县春耕会议上的表态发言\n石桥镇镇长 李大河\n各位领导:\n石桥镇坚决完成任务,不打折扣。\n",
        &[("occasion", "全县春耕会议"), ("genre", "发言"), ("speaker", "李大河")],
    );
    check(
        "在全县春耕会议上所作的总结报告\n同志们:\n会议就要结束了,我讲几句。\n",
        &[("occasion", "全县春耕会议"), ("genre", "报告")],
    );
}

#[test]
fn reads_an_occasion_below_the_date() {
    check(
        "政府工作报告\n2019年1月8日\n在清江县第十七届人民代表大会第三次会议上\n李 大 河\n各位代表:\n现在,我报告工作。\n",
        &[
            ("main", "政府工作报告"),
            ("subtitle", "在清江县第十七届人民代表大会第三次会议上"),
            ("occasion", "清江县第十七届人民代表大会第三次会议"),
            ("date", "2019-01-08"),
            ("speaker", "李大河"),
        ],
    );
}

#[test]
fn an_outline_of_a_speech_is_a_speech() {
    check(
        "在全县春耕座谈会上的发言提纲\n县农业局局长 李大河\n各位领导:\n我汇报两点,请批评指正。\n",
        &[("title", "在全县春耕座谈会上的发言提纲"), ("genre", "发言")],
    );
}

#[test]
fn a_genre_in_brackets_is_a_subtitle() {
    check(
        "守住底线 不碰红线\n(党课讲稿)\n同志们:\n今天我讲一堂党课。\n",
        &[
            ("main", "守住底线 不碰红线"),
            ("subtitle", "党课讲稿"),
            ("genre", "讲话"),
        ],
    );
}

#[test]
fn parts_a_title_from_the_byline_glued_to_it() {
    check(
        "全县春耕会议表态发言石桥镇镇长李大河(2019年3月8日)\n各位领导:\n石桥镇坚决完成任务,不打折扣。\n",
        &[
            ("title", "全县春耕会议表态发言"),
            ("role", "石桥镇镇长"),
            ("speaker", "李大河"),
            ("date", "2019-03-08"),
        ],
    );
}

#[test]
fn names_alone_are_no_title() {
    check(
        "清江县召开春耕会议\n李大河 王江讲话\n同志们:\n今天开会,主要任务是部署春耕。\n",
        &[("title", "清江县召开春耕会议")],
    );
}

#[test]
fn reads_salutations_of_other_places() {
    for (line, said) in [
        ("主席先生:", "主席先生"),
        ("新战友们、同志们:", "新战友们、同志们"),
        ("尊敬的各位来宾、亲爱的家人们:", "尊敬的各位来宾、亲爱的家人们"),
        ("请看下面的问题:", "-"),
    ] {
        check(
            &format!("在春耕会议上的讲话\n{line}\n今天大家聚在一起,我很高兴,讲几句。\n"),
            &[("salutation", said)],
        );
    }
}

#[test]
fn reads_a_date_above_the_last_line() {
    check(
        "在春耕座谈会致辞\n各位来宾:\n今天很高兴来到田间地头,同大家一起春耕。\n完\n2019年3月8日(星期五)\n香港时间15时20分\n",
        &[("date", "2019-03-08")],
    );
}

#[test]
fn says_nothing_of_texts_without_a_head() {
    for raw in [
        "",
        "你好",
        "1234",
        "Hello, world",
        "今天开会,主要任务是安排防汛。\n大家要认真落实,不能走过场。\n",
    ] {
        check(
            raw,
            &[("speaker", "-"), ("date", "-"), ("genre", "-"), ("salutation", "-")],
        );
    }
}

#[track_caller]
fn check_cut(raw: &str, expected: Option<TruncatedBy>) {
    let analysis = analyze(raw, &Options::default(), &Lexicon::embedded()).expect("short enough");
    assert_eq!(analysis.meta.truncated_by, expected, "{raw}");
    assert_eq!(analysis.meta.truncated, expected.is_some());
}

#[test]
fn a_text_that_stops_in_a_bracket_or_announces_more_is_cut() {
    let text = |end: &str| format!("同志们：\n今天开会部署工作。\n一、管住火源。{end}");
    for end in [
        "要做到“严防死守",
        "贯彻《防火条例",
        "贯彻条例（以下简称",
        "进山路口要设卡登记，",
        "要注意，做到以下几点：",
    ] {
        check_cut(&text(end), Some(TruncatedBy::SilentCut));
    }
    for end in [
        "要做到“严防死守”。",
        "贯彻《条例》（试行）",
        "\n附件：",
        "\n谢谢大家",
        "\n二、清理可燃物",
    ] {
        check_cut(&text(end), None);
    }
}

#[test]
fn sees_a_text_that_just_stops() {
    let line = "各级各部门要压实责任,把防汛物资备足备齐,把值班值守落到人头,";
    check_cut(&format!("{line}确保安全。\n"), None);
    check_cut(&format!("{line}正在研究制定\n"), Some(TruncatedBy::SilentCut));
    check_cut(&format!("{line}确保安全。会……\n"), Some(TruncatedBy::SilentCut));
    check_cut(&format!("{line}确保安全。会...\n"), Some(TruncatedBy::SilentCut));
    check_cut(&format!("{line}确保安全。……\n"), None);
    // A part that only has its name or the beginning of its second sentence, where others are told.
    let parts = format!("一、备足物资。{line}确保安全。\n二、");
    check_cut(&format!("{parts}盯牢水库\n"), Some(TruncatedBy::SilentCut));
    check_cut(&format!("{parts}盯牢水库。要落实专人\n"), Some(TruncatedBy::SilentCut));
    check_cut(&format!("{parts}盯牢水库。\n"), None);
    check_cut("要做到：\n一、备足物资\n二、盯牢水库\n", None);
    check_cut(&format!("{line}确保安全。\n清江县人民政府\n2018年6月12日\n"), None);
}

#[test]
fn reads_releases() {
    check(
        "县长出席春耕现场会致辞全文(只有中文)\n**********\n以下是县长李大河今日(三月八日)出席全县春耕现场会的致辞全文:\n王河副主席(县政协副主席)、各位来宾、各位朋友:\n今天很高兴来到田间地头,同大家一起春耕。\n二○一九年三月八日(星期五)\n",
        &[
            ("main", "县长出席春耕现场会致辞全文"),
            ("role", "县长"),
            ("speaker", "李大河"),
            ("occasion", "全县春耕现场会"),
            ("date", "2019-03-08"),
            ("genre", "致辞"),
            ("salutation", "王河副主席(县政协副主席)、各位来宾、各位朋友"),
        ],
    );
}

#[test]
fn who_speaks_may_stand_before_the_title() {
    let body = "\n同志们:\n今天开会,主要任务是安排防汛。\n";
    check(
        &format!("校长周明:在新学期开学典礼上的讲话{body}"),
        &[
            ("title", "校长周明:在新学期开学典礼上的讲话"),
            ("main", "在新学期开学典礼上的讲话"),
            ("occasion", "新学期开学典礼"),
            ("role", "校长"),
            ("speaker", "周明"),
        ],
    );
    check(
        &format!("王大河:在全市防汛工作会议上的讲话(2018年6月12日){body}"),
        &[
            ("main", "在全市防汛工作会议上的讲话"),
            ("speaker", "王大河"),
            ("date", "2018-06-12"),
            ("genre", "讲话"),
        ],
    );
    check(
        &format!("内部材料 注意保存\n市委书记王大河同志\n在全市防汛工作会议上的讲话\n(根据录音整理){body}"),
        &[
            ("title", "在全市防汛工作会议上的讲话"),
            ("main", "在全市防汛工作会议上的讲话"),
            ("role", "市委书记"),
            ("speaker", "王大河"),
            ("note", "根据录音整理"),
        ],
    );
    check(
        &format!("周明校长在新学期开学典礼上的讲话{body}"),
        &[("role", "校长"), ("speaker", "周明")],
    );
}

#[test]
fn a_report_may_name_no_agency() {
    check(
        "全市防汛工作会议召开\n王大河出席并讲话\n6月12日,全市防汛工作会议召开。市委书记王大河出席会议并讲话,市长李江主持会议。\n会议指出,汛期将至。\n会议强调,要压实责任。\n",
        &[
            ("main", "全市防汛工作会议召开"),
            ("subtitle", "王大河出席并讲话"),
            ("date", "xxxx-06-12"),
            ("genre", "会议报道"),
        ],
    );
    check(
        "王大河在全市防汛工作会议上强调\n压实责任 守牢底线\n本报讯 6月12日,全市防汛工作会议召开。市委书记王大河出席会议并讲话。\n王大河指出,汛期将至。\n",
        &[
            ("kicker", "王大河在全市防汛工作会议上强调"),
            ("main", "压实责任 守牢底线"),
            ("role", "市委书记"),
            ("speaker", "王大河"),
            ("date", "xxxx-06-12"),
        ],
    );
}

#[test]
fn the_day_of_the_meeting_counts_before_the_year_of_the_report() {
    check(
        "关于2022年工作的报告\n——2023年1月6日在山城市人民代表大会上\n市长 王大河\n各位代表:\n现在,我报告工作。\n",
        &[("date", "2023-01-06"), ("genre", "报告")],
    );
}

#[test]
fn a_report_is_one_without_agency_and_day() {
    check(
        "云岭县:加压鼓劲 打赢防汛硬仗\n“县委在三楼会议室召开全县防汛工作会议。会议由县委副书记赵小川主持。县长李大河出席会议并讲话。李大河强调,要守牢底线。\n",
        &[("genre", "会议报道")],
    );
    // So is one of a visit.
    check(
        "李大河到云岭县调研防汛工作\n5月6日,市委书记李大河到云岭县走访调研。他强调,要守牢底线。李大河一行察看了青山水库,县长赵小川陪同调研。\n",
        &[("genre", "会议报道")],
    );
    check(
        "师德讲堂开讲\n5月6日,师德讲堂在三楼报告厅举行,师生两百余人聆听。赵小川老师在讲述时说,备课要细。学生代表发言时说,要学好样子。\n",
        &[("genre", "会议报道")],
    );
    check(
        "检查组到云岭县\n5月6日,省里的检查组到云岭县检查工作,当晚召开碰头会。在青山镇,检查组检查了苗圃。镇上向检查组汇报了进度。\n",
        &[("genre", "会议报道")],
    );
    check(
        "压实责任 守牢底线\n前不久,我到各乡镇实地调研,座谈会上大家讲了不少难处。下一步,要守牢底线,要压实责任。\n",
        &[("genre", "-")],
    );
    // A speaker says what was held before, and does not report it.
    check(
        "压实责任 守牢底线\n前不久,省里召开了防汛会议。会议强调,要守牢底线。会议要求,要压实责任。下面,我讲三点意见。\n",
        &[("genre", "-")],
    );
}

#[test]
fn reads_a_date_on_the_line_of_the_salutation() {
    check(
        "在全县抗旱会开始时的讲话\n(2006年8月30日) 同志们:\n这次会议是一次重要的会议。请大家抓好落实。\n",
        &[("date", "2006-08-30"), ("salutation", "同志们")],
    );
}

#[test]
fn joins_a_title_broken_over_two_lines() {
    check(
        "在全县新一轮低收入农户和重点村\n调查认定工作动员大会上的讲话\n同志们:\n今天我们召开这次动员大会。下面,我讲三点意见:\n",
        &[("title", "在全县新一轮低收入农户和重点村 调查认定工作动员大会上的讲话")],
    );
}

#[test]
fn a_report_that_names_no_year_is_of_the_year_its_page_was_published_in() {
    for (published, date) in [
        ("2018-01-03", "2017-12-29"),
        ("2017-12-30", "2017-12-29"),
        ("2019-06-01", "xxxx-12-29"),
    ] {
        let page = format!(
            "全县抗旱工作会议召开\n时间:{published} 09:38:58  来源:山城日报\n12月29日上午,全县抗旱工作会议召开,县委书记王大河主持会议并讲话。\n会议指出,要坚定信心。\n会议强调,要真抓实干。\n"
        );
        check(&page, &[("date", date)]);
    }
}
