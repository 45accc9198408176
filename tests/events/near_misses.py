"""Stories written for the tests: one event told five times, and four others beside it."""

from __future__ import annotations

from datetime import date

from clipbook.events import Story

MEETING = (
    Story(
        "meeting-1",
        "Xi 'seriously considering' trip to Seoul",
        date(2023, 9, 24),
        "Chinese President Xi Jinping told South Korean Prime Minister Han Duck-soo that he would "
        "seriously consider a visit to Seoul, Yonhap reported on Saturday.\n\n"
        "The two met in Hangzhou before the opening ceremony of the Asian Games. It was the "
        "highest meeting between the two countries since November.\n\n"
        "Xi has not been to South Korea since 2014. Han asked him to play a constructive role on "
        "the Korean Peninsula, an official who was in the room said.",
    ),
    Story(
        "meeting-2",
        "Xi Jinping wants China and South Korea to 'meet halfway' as ties strain",
        date(2023, 9, 24),
        "China and South Korea should meet each other halfway and keep to friendly cooperation, "
        "President Xi Jinping told Prime Minister Han Duck-soo in Hangzhou on Saturday, state "
        "television said.\n\n"
        "Han was in the city for the opening of the Asian Games. Xi said he would seriously "
        "consider visiting South Korea, where he was last in 2014, his office said.\n\n"
        "Ties have grown complicated as Seoul moved closer to the United States.",
    ),
    Story(
        "meeting-3",
        "Seoul hopes for Xi visit as turning point in ties",
        date(2023, 9, 25),
        "South Korea hopes for a visit by Chinese President Xi Jinping, the first in about a "
        "decade, a senior official in Seoul said over the weekend.\n\n"
        "The comments came after Xi met Prime Minister Han Duck-soo on the sidelines of the Asian "
        "Games on Saturday and said he would seriously consider a visit.\n\n"
        "Shares of cosmetics makers rose on Monday on hopes of better ties.",
    ),
    Story(
        "meeting-4",
        "Xi Jinping willing to visit South Korea for peace on the Peninsula",
        None,
        "HANGZHOU, Sept 23 - Chinese President Xi Jinping expressed his willingness to seriously "
        "consider visiting South Korea during a meeting with Prime Minister Han Duck-soo before "
        "the Asian Games.\n\n"
        "Xi said China supports dialogue between the two Koreas. Han asked China for a "
        "constructive role in relations with North Korea.",
    ),
    Story(
        "meeting-5",
        "Why relations of China and South Korea will soon thaw",
        date(2023, 10, 2),
        "The meeting of South Korean Prime Minister Han Duck-soo with Chinese President Xi Jinping "
        "in Hangzhou on September 23 is a sign that relations improve, observers say.\n\n"
        "Xi said that he would seriously consider a visit to South Korea, which he last saw in "
        "2014. The two spoke for 30 minutes at the Asian Games.\n\n"
        "He also welcomed the efforts of Seoul for a summit with Japan this year.",
    ),
)

OTHERS = (
    Story(
        "other-meeting",
        "China's Xi receives Assad, announces strategic partnership with Syria",
        date(2023, 9, 22),
        "Chinese President Xi Jinping and his Syrian guest Bashar al-Assad announced a strategic "
        "partnership on Friday, during the first visit of the Syrian leader in almost two "
        "decades.\n\n"
        "Xi said in Hangzhou that China would help Syria to rebuild after years of war. Assad is "
        "to attend the opening of the Asian Games with his wife.\n\n"
        "Syria joined the Belt and Road last year. Analysts expect modest investments.",
    ),
    Story(
        "officials-talks",
        "Senior officials of South Korea, China and Japan agree on early summit",
        date(2023, 9, 26),
        "Senior diplomats of South Korea, China and Japan agreed in Seoul on Tuesday to hold a "
        "summit of their leaders at the earliest convenient time, the foreign ministry said.\n\n"
        "Deputy minister Chung Byung-won chaired the talks with Takehiro Funakoshi and Nong Rong. "
        "Foreign ministers will meet in Busan within months to set the date.\n\n"
        "The last summit of the three was held in 2019.",
    ),
    Story(
        "vote",
        "South Korean parliament votes to dismiss Prime Minister Han in a first",
        date(2023, 9, 21),
        "South Korea's parliament passed a motion on Thursday that calls for the dismissal of "
        "Prime Minister Han Duck-soo, the first of its kind, by 175 votes to 116.\n\n"
        "The opposition accuses the cabinet of failures over a deadly crowd crush and a scout "
        "camp. The motion is not binding and President Yoon Suk Yeol is expected to reject it.\n\n"
        "In a second vote, lawmakers agreed to the arrest of opposition leader Lee Jae-myung over "
        "a land deal.",
    ),
    Story(
        "games",
        "Fireworks and a digital torch bearer open Asian Games",
        date(2023, 9, 23),
        "The Asian Games opened in Hangzhou on Saturday with a light show, digital fireworks and a "
        "torch bearer made of a hundred million sparks.\n\n"
        "More than 12,000 athletes of 45 teams compete for two weeks, among them swimmers, esports "
        "players and breakdancers. The games had been put off for a year by the pandemic.",
    ),
)
