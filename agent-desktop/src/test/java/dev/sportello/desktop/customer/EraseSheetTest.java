package dev.sportello.desktop.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EraseSheetTest {

    @ParameterizedTest
    @CsvSource({
        "Jose Nunez, 'Jose\u0301 Nu\u0301n\u0303ez'",
        "Anna Rossi, 'Anna\u00a0Rossi\u200e'",
        "O'Brien, O’Brien",
        "annarossi, 'Anna\u200bRossi'",
        "Anna Rossi, 'Anna  Rossi'",
        "👍, 👍"
    })
    void whatNobodyCanTypeNeedNotBeTyped(String typed, String wanted) {
        assertThat(EraseSheet.confirms(typed, null, wanted)).isTrue();
    }

    @Test
    void anotherNameOrHalfOfOneConfirmsNothing() {
        assertThat(EraseSheet.confirms("", null, "Anna Rossi")).isFalse();
        assertThat(EraseSheet.confirms(" ", null, "\u202e")).isFalse();
        assertThat(EraseSheet.confirms("Anna", null, "Anna Rossi")).isFalse();
        assertThat(EraseSheet.confirms("Rossi Anna", null, "Anna Rossi")).isFalse();
    }

    @Test
    void anEmailIsTypedAsItIs() {
        assertThat(EraseSheet.confirms(" anna-r@shop.example ", "anna-r@shop.example", "Anna"))
                .isTrue();
        for (var other : new String[] {"ann@shop.example", "anna r@shop.example", "ANNA-R@shop.example", "Anna", ""}) {
            assertThat(EraseSheet.confirms(other, "anna-r@shop.example", "Anna"))
                    .as(other)
                    .isFalse();
        }
    }
}
