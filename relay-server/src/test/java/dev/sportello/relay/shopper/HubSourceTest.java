package dev.sportello.relay.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSourceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "    const a = { b: 1 };~const a={b:1};",
                "return { a, ...b };~return{a,...b};",
                "const say = async (text) => say(\"a, b: c\", text);~const say=async(text)=>say(\"a, b: c\",text);",
                "x = 'a = \"b\"' + ` c : ${d , e} `;~x='a = \"b\"' + ` c : ${d , e} `;",
                "one = two + +three - -four;~one=two + +three - -four;",
                "if (/a, b/.test(c)) d = e;~if(/a, b/.test(c))d=e;",
                "a = b ?? /[/ , ]\\/ c/.exec(d);~a=b??/[/ , ]\\/ c/.exec(d);",
                "a = (b + c) / d, e = f / g;~a = (b + c) / d, e = f / g;",
                "`${a ? ` b , c ` : d}`;~`${a ? ` b , c ` : d}`;",
                "x = \"a \\\" , b\" , c;~x=\"a \\\" , b\",c;"
            })
    void aLineLosesTheSpacesThatMeanNothing(String source, String served) {
        assertThat(HubSource.script(source)).isEqualTo(served + "\n");
    }

    @Test
    void aCommentOnALineOfItsOwnIsLeftOut() {
        assertThat(HubSource.script("// Why.\nopen();\n")).isEqualTo("open();\n");
    }

    @Test
    void aLineEndsOnlyWhereASemicolonMayBeMissing() {
        assertThat(HubSource.joined("const a={\nb,\nc:1,\n};\nd()\ne();\n\nclass F{\ng(){}\nh;\n}\n"))
                .isEqualTo("const a={b,c:1,};d()\ne();class F{g(){}\nh;}\n");
    }

    @Test
    void aStyleSheetKeepsWhatItMeans() {
        assertThat(HubSource.styles("""
                        /* Why
                           so. */
                        .a :hover,
                        .b > .c {
                          color: rgb(0 0 0 / 8%);
                          margin: 0 auto;
                        }

                        @media (max-width: 520px) { .d { inset: 0; } }
                        """))
                .isEqualTo(
                        ".a :hover,.b > .c{color:rgb(0 0 0 / 8%);margin:0 auto}@media (max-width:520px){.d{inset:0}}");
    }
}
