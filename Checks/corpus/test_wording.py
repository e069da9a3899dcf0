"""Lost words are found, and words that only stand on other lines are not lost."""

import unittest

from wording import lost_words, words_of_html, words_of_markdown, words_of_text


class WordingTests(unittest.TestCase):
    def test_front_matter_comments_scripts_and_attributes_are_no_words(self) -> None:
        markdown = "---\ntitle: No\n---\n\nOne <b title='no'>two</b> <!-- no -->\n\n<script>no</script>\n"
        self.assertEqual(words_of_markdown(markdown), ["One", "two"])

    def test_of_shortcodes_only_what_readers_see_is_words(self) -> None:
        markdown = '# One {#no}\n\n{{< img src="no.jpg"\n caption="two" >}}three [four]({{% ref "no" %}})\n'
        self.assertEqual(words_of_markdown(markdown), ["One", "two", "three", "four"])

    def test_kramdown_and_alerts_are_read(self) -> None:
        markdown = ("{::comment}no\n\nno{:/comment}\n\n<div markdown=\"1\">\n*one* two\n</div>\n\n*[HTML]: no\n\n"
                    "> [!NOTE]\n> three\n")
        self.assertEqual(words_of_markdown(markdown), ["one", "two", "Note", "three"])

    def test_blocks_part_words_and_inline_elements_do_not(self) -> None:
        self.assertEqual(words_of_html("<p>one<p>t<em>w</em>o"), ["one", "two"])

    def test_a_script_without_spaces_is_compared_by_characters(self) -> None:
        self.assertEqual(lost_words(words_of_text("日本語"), words_of_text("日本\n語")), [])

    def test_a_word_may_be_broken_at_the_end_of_a_line(self) -> None:
        self.assertEqual(lost_words(["longword"], ["long", "word"]), [])

    def test_the_missing_word_is_named(self) -> None:
        self.assertEqual(lost_words(["a", "b", "c"], ["x", "a", "c", "y"]), ["b"])

    def test_order_counts(self) -> None:
        self.assertNotEqual(lost_words(["a", "b"], ["b", "a"]), [])
