package dev.sportello.desktop.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExportNameTest {

    @Example
    void marksBelongToTheirLetters() {
        assertThat(ExportName.of("Maria  Rossi (VIP)")).isEqualTo("maria-rossi-vip.json");
        assertThat(ExportName.of("हिन्दी Jose\u0301")).isEqualTo("हिन्दी-jose\u0301.json");
        assertThat(ExportName.of("../..\u202e")).isEqualTo("customer.json");
    }

    @Example
    void aLongNameIsCutBetweenItsCharacters() {
        assertThat(ExportName.of("a" + "𝓜".repeat(60))).isEqualTo("a" + "𝓜".repeat(29) + ".json");
        assertThat(ExportName.of("x".repeat(59) + " Rossi")).isEqualTo("x".repeat(59) + ".json");
    }

    @Example
    void noNameIsThatOfADeviceOfWindows() {
        assertThat(ExportName.of("Con")).isEqualTo("customer-con.json");
        assertThat(ExportName.of("(NUL)")).isEqualTo("customer-nul.json");
        assertThat(ExportName.of("Com¹")).isEqualTo("customer-com¹.json");
        assertThat(ExportName.of("Con O'Neill")).isEqualTo("con-o-neill.json");
        assertThat(ExportName.of("Connie")).isEqualTo("connie.json");
    }

    @Property
    void everySystemCanWriteIt(@ForAll String customer) {
        var whole = new String(customer.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var name = ExportName.of(whole);
        assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(name);
    }
}
