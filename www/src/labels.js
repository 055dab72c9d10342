/**
 * Every word of the interface, in 简体, 繁體 and English. The wording follows the conventions of the field: nouns as
 * labels, no exclamation marks, 请核对 rather than 错误. `{n}` and the like are filled in.
 */

/** @typedef {'zh-Hans' | 'zh-Hant' | 'en'} Language */
/** @typedef {(key: string, figures?: Record<string, string | number>) => string} Translate */

/** @type {readonly Language[]} */
export const LANGUAGES = Object.freeze(['zh-Hans', 'zh-Hant', 'en']);

/** @type {Readonly<Record<string, readonly [string, string, string]>>} */
export const LABELS = Object.freeze({
  // The page and its bar
  name: ['提纲', '提綱', 'Tigang'],
  tagline: ['讲话稿的复原、提纲与关键词', '講話稿的復原、提綱與關鍵詞', 'Restored text, outline and key terms of a Chinese official speech'],
  language: ['界面语言', '介面語言', 'Language'],
  script: ['简繁', '簡繁', 'Script'],
  simplified: ['简体', '簡體', 'Simplified'],
  traditional: ['繁體', '繁體', 'Traditional'],
  source: ['原样', '原樣', 'As pasted'],
  theme: ['外观', '外觀', 'Appearance'],
  themeAuto: ['外观随系统', '外觀隨系統', 'System colours'],
  themeLight: ['浅色', '淺色', 'Light'],
  themeDark: ['深色', '深色', 'Dark'],
  about: ['关于', '關於', 'About'],
  close: ['关闭', '關閉', 'Close'],

  // Input
  pasteHere: ['在此粘贴讲话稿', '在此貼上講話稿', 'Paste a speech here'],
  openFile: ['打开文件', '開啟檔案', 'Open file'],
  dropFile: ['松开即打开此文件', '放開即開啟此檔案', 'Drop the file to open it'],
  fromClipboard: ['从剪贴板读取', '從剪貼簿讀取', 'Paste from clipboard'],
  sample: ['示例文稿', '範例文稿', 'Sample text'],
  analyze: ['提取提纲', '提取提綱', 'Make outline'],
  newText: ['新建一篇', '新增一篇', 'New text'],
  stop: ['停止', '停止', 'Stop'],
  retry: ['重试', '重試', 'Retry'],
  localOnly: ['只在本机处理', '僅在本機處理', 'Processed on this device only'],
  loadedLong: ['已载入{n}字,文稿较长,不在框中显示', '已載入{n}字,文稿較長,不在框中顯示', '{n} characters loaded; too long to be shown in the box'],
  inputFormats: ['可打开Word文档(.docx)、网页(.html)、Markdown(.md)和纯文本(UTF-8、UTF-16、GB18030、Big5编码)', '可開啟Word文件(.docx)、網頁(.html)、Markdown(.md)和純文字(UTF-8、UTF-16、GB18030、Big5編碼)', 'Opens Word documents (.docx), web pages (.html), Markdown (.md) and plain text (UTF-8, UTF-16, GB18030, Big5)'],

  // What is under way, and what went wrong
  starting: ['正在准备', '正在準備', 'Getting ready'],
  working: ['正在分析', '正在分析', 'Analysing'],
  done: ['分析完成,提纲{n}条', '分析完成,提綱{n}條', 'Done: {n} entries in the outline'],
  interrupted: ['分析中断,原稿仍在。可重试,或缩短文稿后再试。', '分析中斷,原稿仍在。可重試,或縮短文稿後再試。', 'Analysis stopped; your text is kept. Retry, or try a shorter text.'],
  stopped: ['已停止,原稿仍在。', '已停止,原稿仍在。', 'Stopped; your text is kept.'],
  tooLong: ['文稿{a} MB,上限{b} MB,未作分析。原稿仍在,请分成几份再试。', '文稿{a} MB,上限{b} MB,未作分析。原稿仍在,請分成幾份再試。', 'The text has {a} MB; the limit is {b} MB. It is kept but was not analysed. Divide it and try the parts.'],
  engineFailed: ['分析程序未能启动,原稿仍在。请重试;如仍不行,请改用新版Edge或Chrome。', '分析程式未能啟動,原稿仍在。請重試;如仍不行,請改用新版Edge或Chrome。', 'The analysis program did not start; your text is kept. Retry, or use a current Edge, Chrome or Firefox.'],
  emptyText: ['没有可分析的文字。请粘贴文稿,或打开文件。', '沒有可分析的文字。請貼上文稿,或開啟檔案。', 'There is no text to analyse. Paste one or open a file.'],
  fileOldWord: ['这是旧版Word、WPS文档(.doc、.wps、.rtf)或加密文档,不能直接读取。请另存为.docx,或打开后全选复制,再粘贴到此处。', '這是舊版Word、WPS文件(.doc、.wps、.rtf)或加密文件,不能直接讀取。請另存為.docx,或開啟後全選複製,再貼到此處。', 'This is an old Word or WPS document (.doc, .wps, .rtf) or an encrypted one and cannot be read directly. Save it as .docx, or copy all of it and paste it here.'],
  fileArchive: ['这是压缩包、表格、演示或OFD等文件,不是Word文档(.docx),未作读取。请打开后全选复制,再粘贴到此处。', '這是壓縮檔、試算表、簡報或OFD等檔案,不是Word文件(.docx),未作讀取。請開啟後全選複製,再貼到此處。', 'This is an archive, a spreadsheet, slides or the like, not a Word document (.docx), and was not read. Open it, copy the text and paste it here.'],
  fileDamaged: ['此Word文档不完整或已损坏,未能读取。请在Word或WPS中打开后另存一份,或全选复制后粘贴到此处。', '此Word文件不完整或已損壞,未能讀取。請在Word或WPS中開啟後另存一份,或全選複製後貼到此處。', 'This Word document is incomplete or damaged and could not be read. Save it again from Word or WPS, or copy all of it and paste it here.'],
  fileImage: ['这是图片,没有可读取的文字。请用识别文字的软件转成文本后再粘贴。', '這是圖片,沒有可讀取的文字。請用辨識文字的軟體轉成文字後再貼上。', 'This is a picture and holds no text. Turn it into text with a program that recognises characters, then paste it.'],
  filePdf: ['这是PDF文件,不能直接读取。请打开后全选复制,再粘贴到此处。', '這是PDF檔案,不能直接讀取。請開啟後全選複製,再貼到此處。', 'This is a PDF and cannot be read directly. Open it, copy the text and paste it here.'],
  fileBinary: ['此文件不是文本文件,未作读取。请用编写它的软件打开,全选复制后粘贴到此处。', '此檔案不是文字檔案,未作讀取。請用編寫它的軟體開啟,全選複製後貼到此處。', 'This file is not a text file and was not read. Open it in the program it was made with, copy the text and paste it here.'],
  fileTooLong: ['文件超过22 MB,未作读取。请分成几份再试。', '檔案超過22 MB,未作讀取。請分成幾份再試。', 'The file is larger than 22 MB and was not read. Divide it and try the parts.'],
  fileUnreadable: ['文件未能读取,请重新选择。', '檔案未能讀取,請重新選擇。', 'The file could not be read. Choose it again.'],
  clipboardRefused: ['浏览器未允许读取剪贴板。请在框中按Ctrl+V粘贴。', '瀏覽器未允許讀取剪貼簿。請在框中按Ctrl+V貼上。', 'The browser did not allow reading the clipboard. Press Ctrl+V in the box.'],
  windowed: ['文稿很长,只显示当前位置附近的部分。浏览器自带的查找和打印只及于已显示的部分,请用右侧的查找。', '文稿很長,只顯示目前位置附近的部分。瀏覽器內建的搜尋和列印只及於已顯示的部分,請用右側的搜尋。', 'The text is very long, so only the part around you is drawn. The browser\'s own find and print cover that part only; use the find box here.'],
  surrogates: ['粘贴内容中有{n}个损坏的字符,以“\ufffd”代替。', '貼上內容中有{n}個損壞的字元,以「\ufffd」代替。', '{n} broken characters in the paste are shown as \ufffd.'],

  editText: ['修改原稿', '修改原稿', 'Correct the paste'],
  editHint: ['改动后,标题、关键词和复原处随即重新标出。Ctrl+Enter完成,Esc放弃。', '改動後,標題、關鍵詞和復原處隨即重新標出。Ctrl+Enter完成,Esc放棄。', 'Headings, key terms and repairs are marked anew as you type. Ctrl+Enter to finish, Esc to leave it as it was.'],
  editDone: ['完成,重新分析', '完成,重新分析', 'Done, analyse again'],
  editCancel: ['放弃修改', '放棄修改', 'Leave as it was'],

  // Title block
  titleBlock: ['题目与文稿情况', '題目與文稿情況', 'Title and state of the text'],
  untitled: ['无标题文稿', '無標題文稿', 'Untitled text'],
  completeness: ['文稿完整度', '文稿完整度', 'Completeness'],
  shownOfFull: ['现有{a}字,标注全文{b}字', '現有{a}字,標註全文{b}字', '{a} of a stated {b} characters'],
  gap: ['此处缺{n}字', '此處缺{n}字', '{n} characters missing here'],
  gapInside: ['中间缺{n}字', '中間缺{n}字', '{n} characters missing inside'],
  gapAtEnd: ['文末缺{n}字', '文末缺{n}字', '{n} characters missing at the end'],
  gapAtEndAbout: ['文末约缺{n}字', '文末約缺{n}字', 'About {n} characters missing at the end'],
  gapUnknown: ['此处有缺,字数不详', '此處有缺,字數不詳', 'Text missing here, length unknown'],
  moreGaps: ['另有{n}处缺失', '另有{n}處缺失', '{n} more gaps'],
  breaksOff: ['文末不全', '文末不全', 'Text breaks off'],
  nothingMissing: ['未见缺失', '未見缺失', 'Nothing found missing'],
  changes: ['复原记录', '復原記錄', 'What was changed'],
  compare: ['对照粘贴原文', '對照貼上原文', 'Compare with paste'],
  nothingChanged: ['未作改动', '未作改動', 'Nothing was changed'],
  glossesRemoved: ['去除拼音{n}处', '去除拼音{n}處', '{n} inserted readings removed'],
  garbledRestored: ['还原乱码{n}处', '還原亂碼{n}處', '{n} garbled places restored'],
  siteTextRemoved: ['删去网页文字', '刪去網頁文字', 'Web-page text removed'],
  layoutRepaired: ['整理排版{n}处', '整理排版{n}處', '{n} places of layout repaired'],
  converted: ['原稿系机器转繁', '原稿係機器轉繁', 'Turned traditional by machine'],
  convertedShown: ['原稿系机器转繁,现按简体显示', '原稿係機器轉繁,現按簡體顯示', 'Turned traditional by machine; shown simplified'],
  show: ['查看', '檢視', 'Show'],
  length: ['{n}字(WPS口径)', '{n}字(WPS計法)', '{n} characters (WPS count)'],
  spoken: ['约讲{n}分钟', '約講{n}分鐘', 'About {n} min spoken'],
  dateUnknown: ['日期未载', '日期未載', 'Date not given'],
  dateYear: ['{y}年', '{y}年', '{y}'],
  dateMonth: ['{y}年{m}月', '{y}年{m}月', '{y}-{m}'],
  dateDay: ['{y}年{m}月{d}日', '{y}年{m}月{d}日', '{y}-{m}-{d}'],
  comma: ['，', '，', '; '],
  colon: ['：', '：', ': '],

  // Outline
  outline: ['提纲', '提綱', 'Outline'],
  jumps: ['页内跳转', '頁內跳轉', 'Parts of this page'],
  text: ['正文', '正文', 'Text'],
  copyOutline: ['复制提纲(Markdown)', '複製提綱(Markdown)', 'Copy outline (Markdown)'],
  copyIndented: ['复制提纲(缩进文本)', '複製提綱(縮排文字)', 'Copy outline as text'],
  takeAway: ['带走', '帶走', 'Take away'],
  savedSnapshot: ['此页不能存下自身,已另存带标注的独立网页,离线可读。', '此頁不能存下自身,已另存帶標註的獨立網頁,離線可讀。', 'This page cannot save itself; an annotated page of its own was saved, readable offline.'],
  checksHere: ['核对{n}', '核對{n}', '{n} to check'],
  copied: ['已复制', '已複製', 'Copied'],
  copyRefused: ['浏览器未允许复制。', '瀏覽器未允許複製。', 'The browser did not allow copying.'],
  fileDocx: ['Word文档(公文版式)', 'Word文件(公文版式)', 'Word document (official layout)'],
  fileHtml: ['独立网页(带标注)', '獨立網頁(帶標註)', 'Web page of its own (annotated)'],
  fileCsv: ['提纲表格(CSV)', '提綱表格(CSV)', 'Outline table (CSV)'],
  copyForWord: ['复制到Word(保留层级)', '複製到Word(保留層級)', 'Copy for Word'],
  saveOffline: ['另存为离线页', '另存為離線頁', 'Save as offline page'],
  print: ['打印', '列印', 'Print'],
  mindMap: ['思维导图', '心智圖', 'Mind map'],
  mapOpenAll: ['全部展开', '全部展開', 'Open all'],
  mapCloseAll: ['收起下级', '收合下級', 'Close branches'],
  mapFit: ['适合窗口', '符合視窗', 'Fit window'],
  mapSvg: ['存为SVG', '存為SVG', 'Save SVG'],
  mapPng: ['存为PNG', '存為PNG', 'Save PNG'],
  fileMarkdown: ['分析报告(Markdown)', '分析報告(Markdown)', 'Report (Markdown)'],
  fileText: ['提纲(缩进文本)', '提綱(縮排文字)', 'Outline (indented text)'],
  fileOpml: ['提纲(OPML,供XMind/幕布导入)', '提綱(OPML,供XMind/幕布匯入)', 'Outline (OPML, for mind maps)'],
  fileJson: ['分析结果(JSON)', '分析結果(JSON)', 'Analysis (JSON)'],
  subheadings: ['下级标题', '下級標題', 'Subheadings'],
  noOutline: ['未见成层次的标题', '未見成層次的標題', 'No headings found'],
  missing: ['缺', '缺', 'missing'],
  missingHeadings: ['所缺标题', '所缺標題', 'Missing headings'],
  extentSpoken: ['{n}字,{m}分钟', '{n}字,{m}分鐘', '{n} characters, {m} min'],
  draft: ['自拟提纲', '自擬提綱', 'Outline of one\'s own'],
  draftHint: ['一行一点,下级缩进', '一行一點,下級縮排', 'One point a line; indent what stands below it'],
  draftHelp: ['原文提纲已隐去。写完后逐条对照原文标题。', '原文提綱已隱去。寫完後逐條對照原文標題。', 'The outline of the text is out of sight. Write yours, then compare it point by point.'],
  draftCompare: ['与原文对照', '與原文對照', 'Compare with the text'],
  draftEmpty: ['尚未写下要点', '尚未寫下要點', 'No points written yet'],
  draftVerdict: ['原文标题{a}条,写到{b}条;自拟{c}条,未对上{d}条', '原文標題{a}條,寫到{b}條;自擬{c}條,未對上{d}條', '{b} of {a} headings met; {d} of your {c} points met none'],
  draftMissed: ['未写到的标题', '未寫到的標題', 'Headings not met'],
  draftUnmatched: ['原文标题中未见', '原文標題中未見', 'No such heading'],
  draftLevel: ['原文第{a}级,自拟第{b}级', '原文第{a}級,自擬第{b}級', 'Level {a} in the text, {b} in yours'],
  inContentsOnly: ['仅见目录', '僅見目錄', 'In contents list only'],

  // Panels
  panels: ['分析', '分析', 'Findings'],
  terms: ['关键词', '關鍵詞', 'Key terms'],
  noTerms: ['文稿过短,未列关键词', '文稿過短,未列關鍵詞', 'Too short for key terms'],
  times: ['出现{n}次', '出現{n}次', '{n} occurrences'],
  why: ['为何入选:{w}', '為何入選:{w}', 'Why this term: {w}'],
  ownTerms: ['添加关注词', '新增關注詞', 'Add a term'],
  ownTermsHint: ['关注词,每行一个', '關注詞,每行一個', 'Your terms, one a line'],
  addTerms: ['加入并标出', '加入並標出', 'Add and mark'],
  remove: ['移除', '移除', 'Remove'],
  removeTerm: ['移除关注词“{w}”', '移除關注詞「{w}」', 'Remove “{w}”'],
  ownTermsAbsent: ['文中未见:{w}', '文中未見:{w}', 'Not in the text: {w}'],
  ignoredTerms: ['未采用的各行', '未採用的各行', 'Lines not used'],
  ignoredTerm: ['“{w}”未采用:{r}', '「{w}」未採用:{r}', '“{w}” not used: {r}'],
  junkNoLetters: ['没有文字', '沒有文字', 'no letters in it'],
  junkOneLetter: ['只有一个字', '只有一個字', 'only one letter'],
  junkTooLong: ['超过24字', '超過24字', 'longer than 24 letters'],
  junkTooMany: ['超过2000条', '超過2000條', 'more than 2,000 terms'],
  junkRepeated: ['重复', '重複', 'repeated'],
  listComma: ['、', '、', ', '],
  find: ['查找(任意字词)', '搜尋(任意字詞)', 'Find text'],
  notFound: ['未见“{q}”', '未見「{q}」', '“{q}” not found'],
  previous: ['上一处', '上一處', 'Previous'],
  next: ['下一处', '下一處', 'Next'],
  showAll: ['全部{n}个', '全部{n}個', 'All {n}'],
  showMore: ['其余{n}处', '其餘{n}處', '{n} more'],
  checks: ['核对提示', '核對提示', 'Points to check'],
  agrees: ['相符', '相符', 'Agrees'],
  pleaseCheck: ['请核对', '請核對', 'Please check'],
  cannotTell: ['因缺文无法核对', '因缺文無法核對', 'Cannot tell, text missing'],
  numberMasked: ['数字隐去,无法核对', '數字隱去,無法核對', 'Number masked'],
  openList: ['列举未尽', '列舉未盡', 'Open list'],
  form: ['按公文格式检查(参照)', '按公文格式檢查(參照)', 'Official form (advisory)'],
  nothingToCheck: ['没有需要核对之处', '沒有需要核對之處', 'Nothing to check'],
  possibleOmission: ['疑有脱字', '疑有脫字', 'Words possibly missing'],
  possibleMisprint: ['疑似错字,未改', '疑似錯字,未改', 'Possible misprint, unchanged'],
  undecided: ['无法判断,未改', '無法判斷,未改', 'Undecidable, left as is'],
  note: ['说明', '說明', 'Note'],
  documents: ['文件引用', '文件引用', 'Documents cited'],
  noDocuments: ['未引用文件', '未引用文件', 'No documents cited'],
  summary: ['摘要', '摘要', 'Summary'],
  summaryNote: ['摘自原文,未作改写', '摘自原文,未作改寫', 'Taken from the text, word for word'],
  summaryLength: ['摘要字数', '摘要字數', 'Length of the summary'],
  summaryLengthValue: ['约{n}字', '約{n}字', 'About {n} characters'],
  noSummary: ['文稿过短,未作摘要', '文稿過短,未作摘要', 'Too short for a summary'],
  stats: ['统计', '統計', 'Statistics'],
  statChars: ['字数(WPS口径)', '字數(WPS計法)', 'Length (WPS count)'],
  statCharsValue: ['{n}字', '{n}字', '{n} characters'],
  statSentences: ['句数', '句數', 'Sentences'],
  statSentencesValue: ['{n}句', '{n}句', '{n}'],
  statMean: ['平均句长', '平均句長', 'Mean sentence'],
  statMeanValue: ['{n}字,最长{m}字', '{n}字,最長{m}字', '{n} characters; the longest {m}'],
  statTime: ['讲话用时', '講話用時', 'Speaking time'],
  statNoTime: ['不适用(非讲话稿)', '不適用(非講話稿)', 'None: not a speech'],
  statStock: ['套语占全文', '套語占全文', 'Stock phrases'],
  statDirectives: ['部署要求句占全部句子', '部署要求句占全部句子', 'Sentences that direct'],
  statParts: ['各部分篇幅', '各部分篇幅', 'Length of the parts'],
  statLead: ['开头', '開頭', 'Opening'],
  statParallel: ['标题句式', '標題句式', 'Form of the headings'],
  statTop: ['一级标题', '一級標題', 'Top headings'],
  statHeadings: ['{n}条,{w}', '{n}條,{w}', '{n}: {w}'],
  parallelStart: ['同字开头', '同字開頭', 'begin alike'],
  parallelEnd: ['同字结尾', '同字結尾', 'end alike'],
  parallelLength: ['字数相当', '字數相當', 'of like length'],
  parallelNone: ['句式不一', '句式不一', 'of unlike form'],
  rate: ['每分钟字数', '每分鐘字數', 'Characters a minute'],
  extent: ['{n}字', '{n}字', '{n} characters'],
  spokenUnderOne: ['不到1分钟', '不到1分鐘', 'Under 1 min'],
  layers: ['图层', '圖層', 'Layers'],
  redactions: ['隐去处', '隱去處', 'Redactions'],
  repairs: ['复原处', '復原處', 'Repairs'],
  doubts: ['存疑处', '存疑處', 'Doubts'],
  seePlace: ['看原处', '看原處', 'See place'],
  undoChange: ['恢复此处原样', '恢復此處原樣', 'Undo this change'],
  redoChange: ['重新采用此改动', '重新採用此改動', 'Make this change again'],
  refused: ['已恢复原样', '已恢復原樣', 'Changes undone'],
  likely: ['可能', '可能', 'likely'],
  edit_gloss: ['去除拼音', '去除拼音', 'Inserted readings removed'],
  edit_mojibake: ['还原乱码', '還原亂碼', 'Garbled text restored'],
  edit_letter: ['更正形近字符', '更正形近字元', 'Look-alike letters corrected'],
  edit_boilerplate: ['删去网页文字', '刪去網頁文字', 'Web-page text removed'],
  edit_gap: ['缺文标记', '缺文標記', 'Marks of missing text'],
  edit_catalog: ['移出文前目录', '移出文前目錄', 'Contents list set apart'],
  edit_markup: ['删去网页代码', '刪去網頁代碼', 'Markup removed'],
  edit_linebreak: ['整理换行', '整理換行', 'Line breaks repaired'],
  edit_space: ['整理空格', '整理空格', 'Spaces repaired'],
  edit_control: ['删去不可见字符', '刪去不可見字元', 'Invisible characters removed'],
  edit_junk: ['删去夹杂字符', '刪去夾雜字元', 'Stray characters removed'],

  // Tabs of texts
  texts: ['文稿', '文稿', 'Texts'],
  unnamed: ['未命名', '未命名', 'Untitled'],
  closeText: ['关闭此篇', '關閉此篇', 'Close text'],
  closedText: ['已关闭“{w}”。', '已關閉「{w}」。', '“{w}” was closed.'],
  putBack: ['恢复', '恢復', 'Put back'],
  cancel: ['取消', '取消', 'Cancel'],

  // Two texts compared
  compareTexts: ['两稿对照', '兩稿對照', 'Compare two texts'],
  comparing: ['正在对照', '正在對照', 'Comparing'],
  compared: ['对照完成,改动{n}处', '對照完成,改動{n}處', 'Compared: {n} changes'],
  chooseOther: ['“{w}”与哪一篇对照', '「{w}」與哪一篇對照', 'Which text to compare “{w}” with'],
  pasteOther: ['粘贴或打开另一稿', '貼上或開啟另一稿', 'Paste or open another text'],
  comparingWith: ['请粘贴或打开另一稿,分析后即与“{w}”对照。', '請貼上或開啟另一稿,分析後即與「{w}」對照。', 'Paste or open the other text; it is then compared with “{w}”.'],
  textBefore: ['前稿', '前稿', 'Before'],
  textAfter: ['后稿', '後稿', 'After'],
  exchange: ['前后对调', '前後對調', 'Exchange the two'],
  sideBySide: ['全文对照', '全文對照', 'Side by side'],
  compareLists: ['对照结果', '對照結果', 'Findings'],
  listKept: ['沿用', '沿用', 'Kept'],
  keptOfAfter: ['后稿文字见于前稿', '後稿文字見於前稿', 'of the later text stands in the earlier one'],
  listHeadings: ['标题', '標題', 'Headings'],
  listSentences: ['句子', '句子', 'Sentences'],
  listChanges: ['改动', '改動', 'Changes'],
  listTerms: ['提法', '提法', 'Terms'],
  listFigures: ['数据', '數據', 'Figures'],
  filter: ['显示范围', '顯示範圍', 'What is shown'],
  filterAll: ['全部', '全部', 'All'],
  filterChanged: ['改动', '改動', 'Changes'],
  filterKept: ['沿用', '沿用', 'Kept'],
  noChanges: ['两稿文字相同', '兩稿文字相同', 'The texts are the same'],
  changesInAll: ['共{n}处', '共{n}處', '{n} in all'],
  changeOf: ['第{a}处,共{b}处', '第{a}處,共{b}處', '{a} of {b}'],
  standingSame: ['相同', '相同', 'Same'],
  standingKept: ['未变', '未變', 'Unchanged'],
  standingChanged: ['改动', '改動', 'Changed'],
  standingAdded: ['新增', '新增', 'Added'],
  standingRemoved: ['删去', '刪去', 'Removed'],
  standingMoved: ['移位', '移位', 'Moved'],
  standingReused: ['移来', '移來', 'Moved here'],
  standingAway: ['移走', '移走', 'Moved away'],
  nowHeading: ['改作标题', '改作標題', 'Now a heading'],
  nowPlain: ['改作正文', '改作正文', 'Now plain text'],
  otherwiseMarked: ['标题正文互改', '標題正文互改', 'Heading or plain text'],
  wasCalled: ['原为“{w}”', '原為「{w}」', 'was “{w}”'],
  keptHere: ['沿用{n}%', '沿用{n}%', '{n}% kept'],
  movedTo: ['移至“{w}”', '移至「{w}」', 'Moved to “{w}”'],
  movedFrom: ['原在“{w}”', '原在「{w}」', 'Was under “{w}”'],
  awayHere: ['此处移走:{w}', '此處移走:{w}', 'Moved away from here: {w}'],
  term: ['提法', '提法', 'Term'],
  termGained: ['新增', '新增', 'New'],
  termLost: ['不再提', '不再提', 'No longer used'],
  termRisen: ['增多', '增多', 'More frequent'],
  termFallen: ['减少', '減少', 'Less frequent'],
  termKept: ['沿用', '沿用', 'Kept'],
  termsUnit: ['次数,小字为每千字次数', '次數,小字為每千字次數', 'Occurrences; small figures are per 1,000 characters'],
  noFigures: ['未见数据变动', '未見數據變動', 'No figures changed'],
  fileCompareHtml: ['对照页(独立网页)', '對照頁(獨立網頁)', 'Comparison (web page)'],
  fileCompareMarkdown: ['对照报告(Markdown)', '對照報告(Markdown)', 'Comparison (Markdown)'],
  fileCompareCsv: ['对照表(CSV)', '對照表(CSV)', 'Comparison table (CSV)'],
  keyCloseText: ['关闭所在的文稿标签', '關閉所在的文稿標籤', 'Close the text whose tab has the focus'],

  // About
  privacy: [
    '文稿只在本机浏览器中处理,不上传、不联网、不留存。拔掉网线照常使用;也可按F12在“网络”栏查看,应无任何请求。关闭页面即清除(您主动保存的除外)。',
    '文稿只在本機瀏覽器中處理,不上傳、不連網、不留存。拔掉網路線照常使用;也可按F12在「網路」欄檢視,應無任何請求。關閉頁面即清除(您主動保存的除外)。',
    'The text is processed in this browser on this device only: nothing is uploaded, no network is used, nothing is kept. It works with the cable unplugged; press F12 and look under Network: there should be no request. Closing the page clears it, except what you save yourself.',
  ],
  secrecy: [
    '本工具未经保密检测认证。涉密文件请在涉密计算机上按保密规定处理,不要粘贴到联网计算机。',
    '本工具未經保密檢測認證。涉密文件請在涉密電腦上按保密規定處理,不要貼到連網電腦。',
    'This tool has no secrecy certification. Handle classified documents on classified computers as the rules require; do not paste them into a networked one.',
  ],
  version: ['版本{v},词库{l}', '版本{v},詞庫{l}', 'Version {v}, lexicon {l}'],
  keys: ['快捷键', '快速鍵', 'Keys'],
  keyNext: ['下一处/上一处', '下一處/上一處', 'Next / previous place'],
  keyFind: ['查找', '搜尋', 'Find'],
  keySubmit: ['在输入框中:提取提纲', '在輸入框中:提取提綱', 'In a text box: go'],
  keyClose: ['关闭窗口', '關閉視窗', 'Close a dialog'],
  engineHash: ['分析程序(wasm)SHA-256:', '分析程式(wasm)SHA-256:', 'SHA-256 of the analysis program (wasm):'],
  firstHint: ['点提纲看正文;点关键词标出各处,按n、p逐处看;点虚线处看改动,可恢复原样。按?看快捷键。', '點提綱看正文;點關鍵詞標出各處,按n、p逐處看;點虛線處看改動,可恢復原樣。按?看快速鍵。', 'Click the outline to go to the text; click a key term to mark its places and step through them with n and p; click a dotted place to see what was changed and undo it. Press ? for the keys.'],
  understood: ['知道了', '知道了', 'Got it'],
  sentences: ['例句', '例句', 'In context'],
  keyTree: ['在提纲中移动、展开、收起', '在提綱中移動、展開、收合', 'Move, open and close in the outline'],
});

/**
 * @param {Language} language
 * @returns {Translate}
 */
export function translator(language) {
  const column = LANGUAGES.indexOf(language);
  const wide = language !== 'en';
  return (key, figures = {}) => {
    const label = LABELS[key];
    if (!label) return key;
    const shown = wide ? fullWidth(label[column]) : label[column];
    return shown.replace(/\{(\w+)\}/gu, (whole, name) => String(figures[name] ?? whole));
  };
}

/**
 * Chinese labels are kept as the conventions write them and shown with full-width commas.
 * @param {string} label
 */
function fullWidth(label) {
  return label.replace(/,/gu, '，').replace(/;/gu, '；').replace(/:/gu, '：').replace(/\(/gu, '（').replace(/\)/gu, '）');
}

/**
 * The interface language for a browser's list of languages.
 * @param {readonly string[]} languages
 * @returns {Language}
 */
export function chooseLanguage(languages) {
  for (const tag of languages) {
    const lower = tag.toLowerCase();
    if (/^zh\b.*(hant|tw|hk|mo)/u.test(lower)) return 'zh-Hant';
    if (/^zh\b/u.test(lower)) return 'zh-Hans';
    if (/^en\b/u.test(lower)) return 'en';
  }
  return 'zh-Hans';
}
