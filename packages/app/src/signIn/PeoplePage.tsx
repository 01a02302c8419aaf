import { Flex, Text } from '@backstage/ui';
import { PersonCard } from './PersonCard';
import styles from './PeoplePage.module.css';
import { samplePeople } from './samplePeople';
import { SignInFrame } from './SignInFrame';

/** The sample people, to choose from. */
export function PeoplePage({ onChoose }: { onChoose(name: string): void }) {
  return (
    <SignInFrame>
      <Flex direction="column" gap="1">
        <Text as="h2" variant="title-small">
          Through whose eyes do you want to see it?
        </Text>
        <Text as="p" color="secondary">
          Everybody at Larkfield Goods may read every review. What more they may
          do depends on their teams. The sample portal asks nobody for a
          password.
        </Text>
      </Flex>
      <ul className={styles.people}>
        {samplePeople.map(person => (
          <li key={person.name}>
            <PersonCard
              person={person}
              onChoose={() => onChoose(person.name)}
            />
          </li>
        ))}
      </ul>
    </SignInFrame>
  );
}
