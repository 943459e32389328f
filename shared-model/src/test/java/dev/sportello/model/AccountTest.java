package dev.sportello.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Party.ByAgent ANNA = new Party.ByAgent(new AgentId(new UUID(2, 1)), "Anna");
    private static final SettingsPage.General GENERAL = new SettingsPage.General(
            "Bottega", ZoneOffset.UTC, null, null, null, List.of("en"), WaitingMarks.STANDARD, 0);
    private static final SettingsPage.WebChat WEB_CHAT =
            new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi!", 0);
    private static final SettingsPage.Hours HOURS = new SettingsPage.Hours(OfficeHours.NONE, "", "", 0);
    private static final Account ACCOUNT = Account.of(GENERAL, WEB_CHAT, HOURS);

    private final Codec codec = new Codec();

    @Test
    void thePagesHaveOneOrder() {
        assertThat(Account.of(HOURS, GENERAL, WEB_CHAT)).isEqualTo(ACCOUNT);
        assertThat(ACCOUNT.with(GENERAL.at(7)).with(WEB_CHAT.at(8)).pages())
                .containsExactly(GENERAL.at(7), WEB_CHAT.at(8), HOURS);
    }

    @Test
    void aSavedPageTakesThePlaceOfTheOneOfItsKindOnce() {
        var saved = saved(9, new SettingsPage.WebChat(Visibility.OFF, "Ciao", 3));
        var after = ACCOUNT.apply(saved);
        assertThat(after.webChat()).isEqualTo(new SettingsPage.WebChat(Visibility.OFF, "Ciao", 9));
        assertThat(after.general()).isEqualTo(GENERAL);
        var later = after.with(WEB_CHAT.at(12));
        assertThat(later.apply(saved)).isEqualTo(later);
    }

    @Test
    void anAccountHasEachOfItsPagesOnce() {
        assertThatThrownBy(() -> Account.of(GENERAL, HOURS)).hasMessageContaining("WebChat");
        assertThatThrownBy(() -> Account.of(GENERAL, WEB_CHAT, HOURS, HOURS.at(3)))
                .hasMessageContaining("two pages");
    }

    @Test
    void aPageThatIsNewerThanTheProgramIsKeptAsItCameAndPassedOn() {
        var email = newer("email", 5);
        var after = ACCOUNT.apply(saved(9, email)).apply(saved(10, newer("phone", 0)));
        assertThat(after.pages()).containsExactly(GENERAL, WEB_CHAT, HOURS, newer("email", 9), newer("phone", 10));
        assertThat(after.version(email)).isEqualTo(9);
        assertThat(after.apply(saved(9, newer("email", 0))))
                .as("applied before")
                .isEqualTo(after);

        var text = codec.encode(after);
        assertThat(text)
                .contains("{\"kind\":\"email\",\"nested\":{\"version\":77},\"host\":\"mail.example\",\"version\":9}");
        assertThat(codec.stored(text, Account.class)).isEqualTo(after);
    }

    @Test
    void everyPageEndsWithItsVersionWhereAnOlderProgramFindsIt() {
        var pages = Stream.<SettingsPage>of(GENERAL.at(41), WEB_CHAT.at(41), HOURS.at(41));
        assertThat(pages).allSatisfy(page -> {
            var unknown = new SettingsPage.Unknown("newer", codec.encode(page));
            assertThat(unknown.version()).isEqualTo(41);
            assertThat(unknown.at(42).json()).isEqualTo(codec.encode(page.at(42)));
        });
    }

    private SettingsPage newer(String kind, long version) {
        return codec.stored(
                "{\"kind\":\"" + kind + "\",\"nested\":{\"version\":77},\"host\":\"mail.example\",\"version\":"
                        + version + "}",
                SettingsPage.class);
    }

    private static Entry saved(long sequence, SettingsPage page) {
        return new Entry(sequence, Instant.parse("2026-03-01T10:15:30Z"), null, new Change.SettingsSaved(ANNA, page));
    }
}
