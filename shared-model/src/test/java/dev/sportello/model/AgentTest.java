package dev.sportello.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentTest {
    @ParameterizedTest
    @ValueSource(strings = {"anna@bottega.example", "a@b", " anna+desk@bottega.example ", "àñ@bottega.example"})
    void whatMailCouldReachIsAnEmail(String text) {
        assertThat(Agent.isEmail(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "anna", "@bottega.example", "anna@", "anna@b@c", "an na@bottega.example"})
    void whatItCouldNotIsNone(String text) {
        assertThat(Agent.isEmail(text)).isFalse();
    }
}
