package dev.sportello.relay.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Account;
import dev.sportello.relay.storage.OnBothDatabases;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettingsTest extends OnBothDatabases {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Test
    void theFirstStartMakesSettingsThatWork() {
        var account = settings().account();

        assertThat(account.name()).isNotBlank();
        assertThat(account.welcome()).isNotBlank();
        assertThat(account.zone()).isEqualTo(ROME);
        assertThat(account.signIn()).isNull();
    }

    @Test
    void whatIsSavedIsSeenAtOnceAndAfterARestart() throws Exception {
        var changed = new Account(
                "Bottega",
                ZoneOffset.UTC,
                "",
                URI.create("https://shop.example/login"),
                null,
                URI.create("https://x.example"));
        var settings = settings();
        settings.save(changed);
        assertThat(settings.account()).isEqualTo(changed);

        var _ = reopen();
        assertThat(settings().account()).isEqualTo(changed);
    }

    private Settings settings() {
        return new Settings(database().jdbi(), ROME);
    }
}
