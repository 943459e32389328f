package dev.sportello.relay.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the log of a relay takes: tests have settings of their own.
class LogSettingsTest {
    private final LoggerContext log = new LoggerContext();

    @BeforeEach
    void read() throws JoranException {
        var settings = new JoranConfigurator();
        settings.setContext(log);
        settings.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
    }

    /// The HTTP server would quote a host that is none, and whoever asks would fill the disk.
    @Test
    void whatStrangersSendAmissIsNoMatterForTheLog() {
        var server = log.getLogger("org.eclipse.jetty.http.HostPort");
        assertThat(server.isWarnEnabled()).isFalse();
        assertThat(server.isErrorEnabled()).isTrue();
    }

    @Test
    void whatElseGoesWrongIsTold() {
        assertThat(log.getLogger("org.eclipse.jetty.io.Something").isWarnEnabled())
                .isTrue();
        assertThat(log.getLogger("dev.sportello.relay.Relay").isInfoEnabled()).isTrue();
    }
}
