/**
 * What the core says in Chinese, why a term is listed, what is to be checked, how a letter was restored, in the other
 * languages of the interface. Each line is one of the core's own sentences or parts of sentences, with `{}` for what it
 * fills in; a test holds the table complete against the core's sources. Checks, notes and terms come from the core in
 * 繁體 too; what does not has its 繁體 here.
 */

/** @import { Language } from './labels.js' */
import { filled } from './labels.js';

/** @type {Readonly<Record<string, { en: string, hant?: string }>>} */
export const REASONS = Object.freeze({
  // Points to check
  '{}称占{}；按前文总数{}计为{}，按{}反推基数约{}，请核对基数。': { en: '{0} is said to be {1}. Of the {2} stated earlier, it is {3}; it would be {4} of about {5}. Please check the base.' },
  '“{}”与其后所列各项（{}）不一致，请核对。': { en: '“{0}” does not agree with the items listed after it ({1}). Please check.' },
  '“{}”与其后所列各项（{}）相符。': { en: '“{0}” agrees with the items listed after it ({1}).' },
  '“{}”：列出{}项后用“等”，未尽列举。': { en: '“{0}”: {1} {1|item|items}, then “and so on”: the list is open.' },
  '“{}”：原数已隐去，现见{}项，无法核对。': { en: '“{0}”: the number is masked; {1} {1|item|items} found, which cannot be checked.' },
  '“{}”：现见{}项，其后缺文，因缺文无法核对。': { en: '“{0}”: {1} {1|item|items} found, then text is missing; cannot be checked.' },
  '“{}”：现见{}项，相符。': { en: '“{0}”: {1} {1|item|items} found, which agrees.' },
  '“{}”：现见{}项。': { en: '“{0}”: {1} {1|item|items} found.' },
  '“{}”：称{}项，现见{}项，因缺文无法核对。': { en: '“{0}” announces {1}, {2} found; text is missing, so it cannot be checked.' },
  '“{}”：称{}项，现见{}项，请核对。': { en: '“{0}” announces {1}, {2} found. Please check.' },
  '“{}”：称{}项，文中未展开，无法核对。': { en: '“{0}” announces {1}, which the text does not set out; cannot be checked.' },
  '“{}”之前未见“{}”，请核对。': { en: 'No “{1}” before “{0}”. Please check.' },
  '目录列{}条，正文见{}条，其余因缺文无法核对。': { en: 'The contents list has {0} {0|entry|entries}, the text {1}; text is missing, so the rest cannot be checked.' },
  '目录列{}条，正文见{}条，请核对。': { en: 'The contents list has {0} {0|entry|entries}, the text {1}. Please check.' },
  '“{}”之前缺“{}”，疑为跳号，请核对。': { en: '“{1}” is missing before “{0}”: a number may be skipped. Please check.' },
  '“{}”重号，前面已有一个“{}”，请核对。': { en: '“{0}” occurs twice: there is a “{1}” before it. Please check.' },
  '“{}”之下用了“{}”，层次序数通常依次为“一、”“（一）”“1.”“（1）”，请核对。': { en: '“{1}” stands under “{0}”; levels usually go 一、 （一） 1. （1）. Please check.' },
  '“{}”之后用了“{}”，同一组序次语前后不一，请核对。': { en: '“{1}” follows “{0}”: one series counts in two ways. Please check.' },
  '“{}”序数后通用{}，请核对。': { en: '“{0}”: such a number is usually followed by {1}. Please check.' },
  '下脚点，如“1.”': { en: 'a full point, as in 1.' },
  '不再加标点，如“（一）”“（1）”“①”': { en: 'no mark, as in （一） （1） ①' },
  '逗号，如“第一，”': { en: 'a comma, as in 第一，' },
  '顿号，如“一、”': { en: 'a 、, as in 一、' },

  // Doubts
  '此处疑为乱码,有几种或没有合理的还原,未改。': { en: 'Probably garbled; several readings or none make sense, so it was left.' },
  '此处原文字节已失,无法全部还原。': { en: 'Bytes are lost here; not all of it can be restored.' },
  '疑似错字,未改:通常作“{}”': { en: 'Usually written “{0}”; left as it is.' },
  '疑似错字,未改:文中另作“{}”': { en: 'Written “{0}” elsewhere in the text; left as it is.' },
  '疑有脱字:“{}”单位与姓名之间或之后无职务': { en: '“{0}”: no office is given between the body and the name or after it.' },
  '疑有脱字:句首“和”字之前无所承接': { en: 'A sentence begins with 和 (and), but nothing before it is continued.' },
  '疑有脱字:{}[ ]{}': { en: 'Something may be missing between “{0}” and “{1}”.' },
  '全文多处乱码,现见{}处,只复原有把握的,其余未改:请从原处重新复制,或换一种编码打开': { en: 'Garbled throughout, in {0} {0|place|places}; only what is certain was restored. Copy the text again from where it came, or open it in another encoding.' },

  // How a garbled place was restored
  '{}〔依据:{};或为“{}”〕': { en: '{0} (evidence: {1}; or else “{2}”)', hant: '{0}〔依據:{1};或為「{2}」〕' },
  '{}〔依据:{}〕': { en: '{0} (evidence: {1})', hant: '{0}〔依據:{1}〕' },
  '拼音插入两字之间,其后错位': { en: 'A reading was inserted between two characters, and what follows was read out of step', hant: '拼音插入兩字之間,其後錯位' },
  '标点替换跨两字': { en: 'A punctuation mark was replaced across two characters', hant: '標點替換跨兩字' },
  '标点失去前一字节,其后错位': { en: 'A punctuation mark lost its first byte; what follows was read out of step', hant: '標點失去前一位元組，其後錯位' },
  '半个全角空格与括号相连': { en: 'Half a full-width space was joined to a bracket', hant: '半個全形空格與括號相連' },
  '{}误作GBK打开': { en: '{0} read as GBK', hant: '{0}誤作GBK開啟' },
  '{}误作西文打开': { en: '{0} read as Latin letters', hant: '{0}誤作西文開啟' },
  '拼音 {}': { en: 'reading {0}', hant: '拼音 {0}' },
  '词语': { en: 'word', hant: '詞語' },
  '序号': { en: 'number', hant: '序號' },

  // Why a text of one line is broken here
  '一行粘贴,标题前恢复分段': { en: 'Pasted as one line; a break put back before a heading', hant: '一行貼上,標題前恢復分段' },
  '一行粘贴,标题与正文之间恢复分段': { en: 'Pasted as one line; a break put back after a heading', hant: '一行貼上,標題與正文之間恢復分段' },
  '一行粘贴,破折号前恢复分段': { en: 'Pasted as one line; a break put back before a dash', hant: '一行貼上,破折號前恢復分段' },
  '一行粘贴,问答前恢复分段': { en: 'Pasted as one line; a break put back before question and answer', hant: '一行貼上,問答前恢復分段' },
  '一行粘贴,文首恢复分段': { en: 'Pasted as one line; a break put back at its head', hant: '一行貼上,文首恢復分段' },
  '一行粘贴,称呼、结束语、落款前恢复分段': { en: 'Pasted as one line; a break put back before an address, closing words or a signature', hant: '一行貼上,稱呼、結束語、落款前恢復分段' },

  // What is no text of the speech
  '脚注号,不属正文': { en: 'Number of a footnote, not part of the text', hant: '註腳號,不屬正文' },
  '脚注,不属正文': { en: 'Footnote, not part of the text', hant: '註腳,不屬正文' },

  // Why a term is listed
  '关注词': { en: 'your term' },
  '常用词': { en: 'common word' },
  '引号提法': { en: 'phrase in quotation marks' },
  '本文固定搭配': { en: 'set phrase of this text' },
  '机构、职务或会议': { en: 'body, office or meeting' },
  '规范提法': { en: 'official term' },
  '出现{}次（独立{}次）': { en: '{0} {0|time|times} ({1} by itself)' },
  '出现{}次': { en: '{0} {0|time|times}' },
  '见于{}个部分': { en: 'in {0} {0|part|parts}' },
  '见于标题': { en: 'in the title' },
  '小标题{}处': { en: 'in {0} {0|heading|headings}' },
  '含本文多见的“{}”': { en: 'contains “{0}”, which is frequent in this text' },
});

/** Marks that the core may say in either width, each with the other. */
const WIDTHS = ['[,，]', '[:：]', '[;；]', '[(（]', '[)）]'];

const PATTERNS = Object.entries(REASONS).map(([chinese, words]) => ({ pattern: patternOf(chinese), ...words }));

/**
 * A sentence of the core in the language of the interface; what is not known stays as it is.
 * @param {string} message in 简体
 * @param {Language} language
 * @returns {string}
 */
export function reasonIn(message, language) {
  if (language === 'zh-Hans') return message;
  return whole(message, language) ?? parts(message, language);
}

/**
 * A sentence made of parts with commas between: why a term is listed.
 * @param {string} message
 * @param {Language} language
 */
function parts(message, language) {
  const said = message.split('，').map((part) => whole(part, language));
  return said.every((part) => part !== null) ? said.join(language === 'en' ? ', ' : '，') : message;
}

/**
 * @param {string} message
 * @param {Language} language
 * @returns {string | null} null when it is none of the core's sentences
 */
function whole(message, language) {
  for (const { pattern, en, hant } of PATTERNS) {
    const found = pattern.exec(message);
    const template = language === 'en' ? en : hant;
    if (!found) continue;
    if (template === undefined) return null;
    return filled(template, (at) => word(found[Number(at) + 1], language));
  }
  return null;
}

/**
 * What a sentence fills in may itself be a word of the core.
 * @param {string} given
 * @param {Language} language
 */
function word(given, language) {
  for (const { pattern, en, hant } of PATTERNS) {
    const found = pattern.exec(given);
    const template = language === 'en' ? en : hant;
    if (found && template !== undefined && found.length <= 2) return template.replace('{0}', found[1] ?? '');
  }
  return given;
}

/** @param {string} chinese */
function patternOf(chinese) {
  const literally = (/** @type {string} */ letter) => WIDTHS.find((pair) => pair.slice(1, -1).includes(letter)) ?? letter.replace(/[.*+?^${}|[\]\\]/u, '\\$&');
  const literal = chinese.split('{}').map((part) => [...part].map(literally).join(''));
  return new RegExp(`^${literal.join('(.+?)')}$`, 'u');
}
