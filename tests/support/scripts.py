"""Words of many scripts, for whatever has to know where a character begins and how many cells it takes."""

from __future__ import annotations

from hypothesis import strategies as st

SCRIPTS = {
    "Latin": "The council voted “no” — naïve café",
    "combining marks": "cafe\u0301 nai\u0308ve Ame\u0301lie e\u0301\u0323",
    "Chinese": "我们不会评论东京新闻，他说。",
    "Korean": "한국의 대통령",
    "emoji": "🙂 ❤\ufe0f 1\ufe0f\u20e3 👍🏽 👩\u200d👩\u200d👧 🏴\u200d☠\ufe0f",
    "flags": "🇩🇪🇫🇷🇯🇵",
    "Devanagari": "नमस्ते दुनिया क्षि की",
    "Tamil": "நிலை கொள்கை",
    "Thai": "สวัสดีชาวโลกทุกคนกำลังที่น้ำ",
    "Hebrew": "שָׁלוֹם עולם",
    "Arabic": "السَّلَام عليكم، مرحبا",
}
"""Each has what breaks a careless reader: two cells for a character, none for another, clusters of many."""

WORDS = [word for words in SCRIPTS.values() for word in words.split()]

mixed_text = st.lists(st.sampled_from(WORDS) | st.sampled_from(["a", "the", "ferry", "12"]), max_size=40).map(
    " ".join
)
"""Text in which words of all scripts stand side by side."""
