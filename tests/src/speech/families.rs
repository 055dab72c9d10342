//! The marker families that grown speeches number with.

/// How a family is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Alone on its line.
    Standing,
    /// At the head of its paragraph.
    Leading,
    /// Inside a paragraph.
    Inline,
}

/// A marker family: name, level it is used at, setting, marker of the n-th member.
pub struct Family {
    /// For the table of results.
    pub name: &'static str,
    /// 1 for the top; a family stands only under smaller levels.
    pub level: u32,
    /// How it is set.
    pub setting: Setting,
    pub(super) marker: fn(usize) -> String,
    /// Most members a series of it has.
    pub(super) most: usize,
}

impl Family {
    /// Whether its markers count, so that a lost one can be proved.
    pub fn counts(&self) -> bool {
        (self.marker)(0) != (self.marker)(1)
    }
}

/// Every family that speeches number with.
pub const FAMILIES: &[Family] = &[
    Family {
        name: "一、 独行",
        level: 1,
        setting: Setting::Standing,
        marker: |n| format!("{}、", DIGITS[n]),
        most: 6,
    },
    Family {
        name: "一、 段首",
        level: 1,
        setting: Setting::Leading,
        marker: |n| format!("{}、", DIGITS[n]),
        most: 6,
    },
    Family {
        name: "第一部分",
        level: 1,
        setting: Setting::Standing,
        marker: |n| format!("第{}部分　", DIGITS[n]),
        most: 4,
    },
    Family {
        name: "第一， 段首",
        level: 1,
        setting: Setting::Leading,
        marker: |n| format!("第{}，", DIGITS[n]),
        most: 6,
    },
    Family {
        name: "一要 独行",
        level: 1,
        setting: Setting::Standing,
        marker: |n| format!("{}要", DIGITS[n]),
        most: 5,
    },
    Family {
        name: "壹、",
        level: 1,
        setting: Setting::Standing,
        marker: |n| format!("{}、", ["壹", "贰", "叁", "肆"][n]),
        most: 4,
    },
    Family {
        name: "（一） 独行",
        level: 2,
        setting: Setting::Standing,
        marker: |n| format!("（{}）", DIGITS[n]),
        most: 6,
    },
    Family {
        name: "（一） 段首",
        level: 2,
        setting: Setting::Leading,
        marker: |n| format!("（{}）", DIGITS[n]),
        most: 6,
    },
    Family {
        name: "1、 段首",
        level: 2,
        setting: Setting::Leading,
        marker: |n| format!("{}、", n + 1),
        most: 6,
    },
    Family {
        name: "1. 独行",
        level: 3,
        setting: Setting::Standing,
        marker: |n| format!("{}. ", n + 1),
        most: 5,
    },
    Family {
        name: "（1） 段首",
        level: 3,
        setting: Setting::Leading,
        marker: |n| format!("（{}）", n + 1),
        most: 5,
    },
    Family {
        name: "第一件事 段首",
        level: 2,
        setting: Setting::Leading,
        marker: |n| format!("第{}件事，", DIGITS[n]),
        most: 4,
    },
    Family {
        name: "一是 段中",
        level: 4,
        setting: Setting::Inline,
        marker: |n| format!("{}是", DIGITS[n]),
        most: 6,
    },
    Family {
        name: "一要 段中",
        level: 4,
        setting: Setting::Inline,
        marker: |n| format!("{}要", DIGITS[n]),
        most: 6,
    },
    Family {
        name: "首先是二要三是",
        level: 4,
        setting: Setting::Inline,
        marker: |n| ["首先是", "二要", "三是", "四要"][n].into(),
        most: 4,
    },
    Family {
        name: "首先其次最后",
        level: 5,
        setting: Setting::Inline,
        marker: |n| ["首先，", "其次，", "最后，"][n].into(),
        most: 3,
    },
    Family {
        name: "一方面另一方面",
        level: 5,
        setting: Setting::Inline,
        marker: |n| ["一方面，", "另一方面，"][n].into(),
        most: 2,
    },
    Family {
        name: "其一其二",
        level: 5,
        setting: Setting::Inline,
        marker: |n| format!("其{}，", DIGITS[n]),
        most: 4,
    },
    Family {
        name: "一靠二靠",
        level: 5,
        setting: Setting::Inline,
        marker: |n| format!("{}靠", DIGITS[n]),
        most: 4,
    },
    Family {
        name: "①②",
        level: 5,
        setting: Setting::Inline,
        marker: |n| ["①", "②", "③", "④"][n].into(),
        most: 4,
    },
    Family {
        name: "第一步",
        level: 5,
        setting: Setting::Inline,
        marker: |n| format!("第{}步，", DIGITS[n]),
        most: 3,
    },
    Family {
        name: "无序号 独行",
        level: 1,
        setting: Setting::Standing,
        marker: |_| String::new(),
        most: 5,
    },
    Family {
        name: "无序号 二级",
        level: 2,
        setting: Setting::Standing,
        marker: |_| String::new(),
        most: 4,
    },
    Family {
        name: "——",
        level: 3,
        setting: Setting::Leading,
        marker: |_| "——".into(),
        most: 4,
    },
    Family {
        name: "在……上",
        level: 3,
        setting: Setting::Inline,
        marker: |n| format!("在{}上，", OBJECTS[n]),
        most: 4,
    },
    Family {
        name: "……方面",
        level: 3,
        setting: Setting::Inline,
        marker: |n| format!("{}方面，", OBJECTS[n + 4]),
        most: 4,
    },
    Family {
        name: "就……来讲",
        level: 5,
        setting: Setting::Inline,
        marker: |n| ["就乡镇来讲，", "就部门来讲，", "就农户来讲，"][n].into(),
        most: 3,
    },
    Family {
        name: "因……的",
        level: 5,
        setting: Setting::Inline,
        marker: |n| ["因灾返贫的，", "因病返贫的，", "因学返贫的，"][n].into(),
        most: 3,
    },
];

const DIGITS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

pub(super) const OBJECTS: &[&str] = &[
    "河道清淤",
    "禁牧封育",
    "农机检修",
    "饮水安全",
    "防汛值守",
    "秸秆利用",
    "渠系维护",
    "危桥改造",
    "校园食堂",
    "集镇保洁",
];
