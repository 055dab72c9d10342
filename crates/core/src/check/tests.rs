use super::*;
use crate::{Options, analyze, lexicon::Lexicon};

/// Checks a text and compares the rows: statement, status, number found.
#[track_caller]
fn check(raw: &str, expected: &[(&str, CheckStatus, u32)]) {
    let analysis = analyze(raw, &Options::default(), &Lexicon::embedded()).expect("short enough");
    let statement = |check: &Check| analysis.cleaned.text.string(check.span);
    let statements: Vec<String> = analysis.checks.iter().map(statement).collect();
    let rows: Vec<(&str, CheckStatus, u32)> = statements
        .iter()
        .zip(&analysis.checks)
        .map(|(statement, check)| (statement.as_str(), check.status, check.found.unwrap_or(0)))
        .collect();
    assert_eq!(rows, expected, "{raw}");
    for check in &analysis.checks {
        assert!(check.message.contains("核对") || matches!(check.status, CheckStatus::Match | CheckStatus::Open));
        assert!(!check.message.contains("错误"));
    }
}

use CheckStatus::{Cut, Match, Mismatch, Open, Short, Unknown};

#[test]
fn holds_announcements_against_headings() {
    let head = "在全县防汛会上的讲话\n同志们:\n下面,我讲三点意见。\n一、压实责任\n要有人管。\n二、备足物资\n要够用。\n";
    check(&format!("{head}三、严守值班\n要有人在。\n"), &[("三点意见", Match, 3)]);
    check(head, &[("三点意见", Short, 2)]);
}

#[test]
fn counts_points_that_connectives_number() {
    check(
        "会议有四项议程。首先,听取汇报。有两家单位准备。其次,进行讨论。大家畅所欲言。第三,通过决议。草案已经印发。最后,请县长讲话。",
        &[("四项议程", Match, 4)],
    );
}

#[test]
fn says_cut_where_text_is_missing() {
    check(
        "同志们:\n下面,我讲三点意见。\n一、压实责任\n要有人管。\n二、备足物资\n各级各部门要把防汛物资备足备齐,把值班值守落到人头,随时准备投入抢险救灾,正在研究\n",
        &[("三点意见", Cut, 2)],
    );
}

#[test]
fn holds_announcements_against_points_in_a_paragraph() {
    check(
        "当前还有几个突出问题。一是认识不到位。有的同志麻痹。二是物资不充足。有的仓库空着。",
        &[("几个突出问题", Match, 2)],
    );
    check(
        "影响主要表现在x个方面。一是“出不来”。二是“进不去”。三是“落不实”。",
        &[("x个方面", Unknown, 3)],
    );
}

#[test]
fn holds_numbers_against_lists_before_them() {
    check("今天召开县、乡、村三级会议。", &[("三级", Match, 3)]);
    check("必须打赢防汛战和抗旱战这两场硬仗。", &[("两场硬仗", Match, 2)]);
    check("在东河、西河、南河、北河5个乡开展试点。", &[("5个", Mismatch, 4)]);
    check(
        "推广“公司+农户”、“合作社+农户”、“网店+农户”等11种模式。",
        &[("11种模式", Open, 3)],
    );
}

#[test]
fn holds_numbers_against_lists_behind_them() {
    check(
        "要树立“三个导向”,就是树立用人导向、投入导向和改革导向;",
        &[("三个导向", Match, 3)],
    );
    check(
        "要解决用水难题、用电难题、出行难题。各地要围绕这三个方面想办法。",
        &[("三个方面", Match, 3)],
    );
}

#[test]
fn holds_digits_against_their_parts() {
    let text = "“124”即:盯住“一个目标”,用好“两个抓手”,做到“四个到位”。";
    check(text, &[("124", Match, 3)]);
    check(
        "“124”即:盯住“一个目标”,用好“三个抓手”,做到“四个到位”。",
        &[("124", Mismatch, 3)],
    );
}

#[test]
fn is_silent_about_figures_and_passing_numbers() {
    for text in [
        "",
        "今年建成5个产业园,新增3条生产线。",
        "要用好第一书记和两个工作队。",
        "全面落实“六个精准”要求,按照“1+16+5”方案推进。",
        "前面,交通、水务2位同志作了发言,讲得很好。下面我说几句。",
    ] {
        let analysis = analyze(text, &Options::default(), &Lexicon::embedded()).expect("short enough");
        let loud: Vec<&Check> = analysis.checks.iter().filter(|check| check.status != Match).collect();
        assert!(loud.is_empty(), "{text}: {loud:?}");
    }
}

#[test]
fn asks_about_numbers_that_are_skipped() {
    check(
        "一、压实责任\n要有人管。\n三、严守值班\n要有人在。\n四、备足物资\n要够用。\n",
        &[("三、严守值班", Short, 0)],
    );
}

#[test]
fn counts_the_clauses_of_one_sentence() {
    check(
        "河道整治分两步走,前三年清淤疏浚,后面再看;后两年修堤建闸,全线贯通。",
        &[("两步", Match, 2)],
    );
    check("今年要分两步走,先易后难,先急后缓。", &[]);
}

#[test]
fn says_what_is_named_and_not_laid_out() {
    check(
        "市委就防汛工作提出了“六个更加”新要求,我们要抓好落实。",
        &[("六个更加", Unknown, 0)],
    );
    check("我们要落实“六个更加”要求。", &[]);
}

#[test]
fn holds_digits_against_plain_figures() {
    check(
        "采取“8741”的模式结对帮扶,即县级、科级、股级和一般干部分别帮扶8户、7户、4户、1户。",
        &[("8741", Match, 4)],
    );
    check("采取“8741”的模式结对帮扶,即县级干部帮扶9户。", &[]);
}
