package dev.sportello.relay.customer;

import static org.assertj.core.api.Assertions.assertThat;
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
        assertThatThrownBy(() -> new VerifiedShopper("🛒".repeat(101), "Maria", null, null, null))
                .hasMessageContaining("sub");
        assertThatThrownBy(() -> new VerifiedShopper("c-7", "Maria", "m".repeat(321), null, null))
                .hasMessageContaining("email");
        assertThatThrownBy(() -> new VerifiedShopper("c-7", "Maria", null, "5".repeat(41), null))
                .hasMessageContaining("phone");
        assertThatThrownBy(() -> new VerifiedShopper("c-7", "Maria", null, null, "x".repeat(36)))
                .hasMessageContaining("locale");
    }

    @Test
    void aNameThatIsTooLongIsCutBetweenCharacters() {
        assertThat(new VerifiedShopper("c-7", "M".repeat(201), null, null, null).name())
                .isEqualTo("M".repeat(200));
        assertThat(new VerifiedShopper("c-7", "👩‍👧".repeat(161), null, null, null).name())
                .isEqualTo("👩‍👧".repeat(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b", "\u2800", "\u3164", "\u00ad \ufe0f"})
    void aClaimThatNobodySeesIsNotThere(String nothing) {
        assertThat(new VerifiedShopper("c-7", nothing, nothing, nothing, nothing))
                .isEqualTo(new VerifiedShopper("c-7", null, null, null, null));
    }

    @Test
    void theBlanksAroundAClaimAreNotPartOfIt() {
        assertThat(new VerifiedShopper("c-7", " Maria ", " m@example.com", "+39 ", "it\n"))
                .isEqualTo(new VerifiedShopper("c-7", "Maria", "m@example.com", "+39", "it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Maria\0", "Ma\nria", "\ud83d", "\ude00x"})
    void whatADatabaseCannotKeepIsRefused(String name) {
        assertThatThrownBy(() -> new VerifiedShopper("c-7", name, null, null, null))
                .hasMessageContaining("control");
    }
}
