package dev.sportello.relay.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PostgresUrlTest {

    @Test
    void aServerThatVanishesIsNotWaitedForForEver() {
        assertThat(PostgresUrl.complete("jdbc:postgresql://db/sportello"))
                .contains("?")
                .contains("connectTimeout=5", "socketTimeout=30", "tcpKeepAlive=true", "hostRecheckSeconds=1");
    }

    @Test
    void whatTheOperatorSetsStands() {
        assertThat(PostgresUrl.complete("jdbc:postgresql://db/sportello?socketTimeout=7&connectTimeout=1"))
                .contains("socketTimeout=7", "connectTimeout=1", "tcpKeepAlive=true")
                .doesNotContain("socketTimeout=30", "connectTimeout=5");
    }

    @Test
    void workForWhichNobodyWaitsTakesAsLongAsItNeeds() {
        assertThat(PostgresUrl.complete(PostgresUrl.patient("jdbc:postgresql://a,b/sportello?ssl=true")))
                .contains("socketTimeout=0")
                .doesNotContain("socketTimeout=30");
        assertThat(PostgresUrl.patient("jdbc:postgresql://a/sportello?socketTimeout=7"))
                .doesNotContain("socketTimeout=0");
    }
}
