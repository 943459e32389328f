package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedShopperTest {

    @Test
    void aBlankCustomerIdIsRefused() {
        assertThatThrownBy(() -> new VerifiedShopper(" ", "Maria", null, null, null))
                .hasMessageContaining("blank");
    }

    @Test
    void aClaimThatIsTooLongIsRefusedByName() {
        assertThatThrownBy(() -> new VerifiedShopper("c".repeat(201), "Maria", null, null, null))
                .hasMessageContaining("sub");
        assertThatThrownBy(() -> new VerifiedShopper("c-7", "M".repeat(201), null, null, null))
                .hasMessageContaining("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Maria\0", "Ma\nria", "\ud83d", "\ude00x"})
    void whatADatabaseCannotKeepIsRefused(String name) {
        assertThatThrownBy(() -> new VerifiedShopper("c-7", name, null, null, null))
                .hasMessageContaining("control");
    }
}
