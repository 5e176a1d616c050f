package io.github.callbackpoller.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Map<String, String> VALUES =
            Map.of("a", "1", "b", "two", "money", "$5 ${a} \\1", "job.id", "jr_1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    plain        | plain
                    ${a}         | 1
                    ${a}${b}     | 1two
                    x${a}y${a}z  | x1y1z
                    $$           | $
                    $$$$         | $$
                    $${a}        | ${a}
                    $$${a}       | $1
                    ${money}     | $5 ${a} \\1
                    {a}          | {a}
                    ${job.id}    | jr_1
                    ''           | ''
                    """)
    void fill_text_hasItsPlaceholdersFilledIn(String text, String expected) {
        assertThat(new Template(text).fill(VALUES)).isEqualTo(expected);
    }

    @Test
    void fill_valueMissing_isNamed() {
        var template = new Template("${a}/${nothing}");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> template.fill(VALUES))
                .withMessage("no value for ${nothing}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "a$b", "${", "${a", "$a", "$$$", "${}", "${ }", "${a}$"})
    void template_dollarThatBeginsNothing_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Template(text))
                .withMessage("a dollar sign must begin a ${placeholder} or be doubled ($$)");
    }

    @Test
    void names_placeholders_areSortedAndOnce() {
        var template = new Template("${b}${a}$${c}${b}${job.id}");

        assertThat(template.names()).containsExactly("a", "b", "job.id");
    }

    @Test
    void bind_factsOfTheJob_stayPlaceholders() {
        var bound = new Template("${a}/${job.id}/${b}").bind(VALUES);

        assertThat(bound.text()).isEqualTo("1/${job.id}/two");
    }

    @Test
    void bind_dollarsOfValuesAndText_surviveTheSecondFilling() {
        var bound = new Template("$$${money}/${job.id}").bind(VALUES);

        assertThat(bound.text()).isEqualTo("$$$$5 $${a} \\1/${job.id}");
        assertThat(bound.fill(Map.of("job.id", "jr_1", "a", "wrong")))
                .isEqualTo("$$5 ${a} \\1/jr_1");
    }

    @Test
    void bind_everyValue_isTheSameAsFillingAtOnce() {
        for (var text : new String[] {"${money}", "$$", "${a}$${b}", "x${job.id}y$$${money}"}) {
            var template = new Template(text);

            assertThat(template.bind(VALUES).fill(VALUES)).isEqualTo(template.fill(VALUES));
        }
    }
}
