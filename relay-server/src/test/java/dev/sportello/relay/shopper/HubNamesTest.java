package dev.sportello.relay.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "const first=1;say(first);~const a=1;say(a);",
                "const again=(text)=>text+again;~const a=(b)=>b+a;",
                "const a=1;const text=a;~const a=1;const b=a;",
                "class A{#text;#more(){return this.#text}}~class A{#a;#b(){return this.#a}}"
            })
    void whatAScriptKeepsToItselfGetsAShortName(String source, String served) {
        assertThat(HubNames.shortened(source)).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "const text=1;it.text=text;",
                "const text=1;say({text,more});",
                "const text=1;say({text:text});",
                "const{text}=it;const text=1;",
                "const{more,text=1}=it;let text;",
                "const text=1;say(`${text}`);",
                "const text=1;say(`${a ? `${text}` : 1}`);",
                "const text=1;class A{text=2}",
                "class A{#text=1;say(){it(`${this.#text}`)}}",
                "const text=1;class A{text(){}}",
                "const text=1;const A={text(){}}",
                "export const text=1;",
                "import{text}from \"./text.js\";say((text)=>text);",
                "say(\"text\");/\\/text/.test(\"text\");"
            })
    void whatMightBeMoreThanANameIsLeftAlone(String source) {
        assertThat(HubNames.shortened(source).replaceAll("\\bA\\b", "A"))
                .contains("text")
                .doesNotContain("const a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "const it=1;const text=/[/]text'\"/.test(it);~const it=1;const a=/[/]text'\"/.test(it);",
                "const text=1;say(\"text\",'text');~const a=1;say(\"text\",'text');",
                "const text=()=>{};if(it){text()}~const a=()=>{};if(it){a()}",
                "const text=[];say(...text);~const a=[];say(...a);",
                "const half=1;say(half/2,2/half);~const a=1;say(a/2,2/a);",
                "class A{#text=1;text=\"#text\"}~class A{#a=1;text=\"#text\"}"
            })
    void theSameWordElsewhereIsNoName(String source, String served) {
        assertThat(HubNames.shortened(source)).isEqualTo(served);
    }
}
