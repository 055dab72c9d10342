//! Invented speeches with a known outline: random trees of every marker family, headings alone on their line or run into their text.
//!
//! The letters come from a small generator of our own, so that a seed gives the same speech on every machine.

mod families;

use families::OBJECTS;
pub use families::{FAMILIES, Family, Setting};

/// A node the speech has.
#[derive(Clone, Debug)]
pub struct Planted {
    /// Scalar where its marker begins.
    pub start: u32,
    /// Index of its parent.
    pub parent: Option<usize>,
    /// Its family in [`FAMILIES`].
    pub family: usize,
    /// Its title.
    pub title: String,
}

/// A speech and its outline.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    /// The text, full-width, one paragraph a line.
    pub text: String,
    /// In reading order.
    pub nodes: Vec<Planted>,
}

const VERBS: &[&str] = &[
    "狠抓", "压实", "健全", "优化", "盯紧", "夯实", "改进", "严格", "拓宽", "规范",
];
const ENDS: &[&str] = &["责任链条", "工作机制", "质量关口", "进度安排", "督查办法", "薄弱环节"];
const CLAUSES: &[&str] = &[
    "各乡镇要把任务分解到组到人",
    "去年汛期我们吃过这方面的亏",
    "有的村台账至今还没有建起来",
    "县水务局每半个月调度通报",
    "群众对这件事看得很重盼得很久",
    "经费已经列入今年的预算盘子",
    "眼下离完工时限只剩两个多月",
    "驻村第一书记要带头蹲在工地上",
    "第三方评估的结果不太理想",
    "一二级重度残疾人家庭要优先照顾",
    "比上年提高了1.9个百分点",
    "等一等看一看的想法必须丢掉",
    "不能一说就动、一放就松",
    "凡是答应过的都要逐条兑现",
    "好的经验要及时总结推广开来",
    "作风不实的问题要一抓到底",
];

/// A generator of numbers (xorshift64*).
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize) % bound
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Grows a speech from a seed.
pub fn grow(seed: u64) -> Speech {
    let mut grower = Grower {
        dice: Dice::new(seed),
        speech: Speech::default(),
        length: 0,
    };
    grower.write("同志们：\n今天召开这次会议，主要任务是");
    let clause = grower.clause();
    grower.write(&format!("分析形势、部署工作，{clause}。下面，我讲几点意见。\n"));
    // The tree is grown with a list of what is still to be written, not with recursion.
    let tops: Vec<usize> = (0..FAMILIES.len())
        .filter(|index| FAMILIES[*index].level <= 2)
        .collect();
    let top = tops[grower.dice.below(tops.len())];
    let mut tasks = vec![Task::Close];
    grower.series(top, None, &mut tasks);
    while let Some(task) = tasks.pop() {
        match task {
            Task::Close => {
                grower.line();
                grower.write(
                    "同志们，任务已经明确，关键在于落实。让我们振奋精神，真抓实干，向全县人民交出满意的答卷。\n",
                );
            }
            Task::Node { family, number, parent } => grower.node(family, number, parent, &mut tasks),
            Task::Text => {
                let text = grower.sentences();
                grower.write(&text);
            }
            Task::Line => grower.line(),
        }
    }
    grower.speech
}

enum Task {
    Node {
        family: usize,
        number: usize,
        parent: Option<usize>,
    },
    Text,
    Line,
    Close,
}

struct Grower {
    dice: Dice,
    speech: Speech,
    length: u32,
}

impl Grower {
    fn write(&mut self, text: &str) {
        self.speech.text.push_str(text);
        self.length += text.chars().count() as u32;
    }

    fn line(&mut self) {
        if !self.speech.text.ends_with('\n') {
            self.write("\n");
        }
    }

    fn clause(&mut self) -> String {
        self.dice.pick(CLAUSES).to_owned()
    }

    fn sentences(&mut self) -> String {
        let count = 1 + self.dice.below(3);
        (0..count)
            .map(|_| format!("{}，{}，{}。", self.clause(), self.clause(), self.clause()))
            .collect()
    }

    fn title(&mut self) -> String {
        format!(
            "{}{}{}",
            self.dice.pick(VERBS),
            self.dice.pick(OBJECTS),
            self.dice.pick(ENDS)
        )
    }

    /// Puts a series of a family on the list; the list is read from its end.
    fn series(&mut self, family: usize, parent: Option<usize>, tasks: &mut Vec<Task>) {
        let most = FAMILIES[family].most;
        let members = if most == 2 { 2 } else { 2 + self.dice.below(most - 1) };
        for number in (0..members).rev() {
            tasks.push(Task::Node { family, number, parent });
        }
    }

    fn node(&mut self, index: usize, number: usize, parent: Option<usize>, tasks: &mut Vec<Task>) {
        let family = &FAMILIES[index];
        if family.setting != Setting::Inline {
            self.line();
        }
        let title = self.title();
        let marker = (family.marker)(number);
        self.speech.nodes.push(Planted {
            start: self.length,
            parent,
            family: index,
            title: title.clone(),
        });
        let node = self.speech.nodes.len() - 1;
        let close = if family.setting == Setting::Standing {
            "\n"
        } else {
            "。"
        };
        self.write(&format!("{marker}{title}{close}"));
        // What stands under a node depends on its level and on the dice; children of one node are of one family.
        let below: Vec<usize> = (0..FAMILIES.len())
            .filter(|child| {
                let child = &FAMILIES[*child];
                family.level < child.level && (family.setting != Setting::Inline || child.setting == Setting::Inline)
            })
            .collect();
        let text = self.sentences();
        self.write(&text);
        if family.level < 5 && !below.is_empty() && self.dice.below(3) != 0 {
            let child = below[self.dice.below(below.len())];
            let inline = FAMILIES[child].setting == Setting::Inline && family.setting != Setting::Inline;
            if inline && self.dice.below(2) == 0 {
                tasks.push(Task::Line);
            }
            self.series(child, Some(node), tasks);
        } else if self.dice.below(4) == 0 && family.setting != Setting::Inline {
            tasks.push(Task::Text);
            tasks.push(Task::Line);
        }
    }
}
