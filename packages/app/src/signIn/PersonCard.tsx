import { Avatar, Card, CardBody, Flex, Text } from '@backstage/ui';
import type { SamplePerson } from './samplePeople';

/** Somebody to sign in as. */
export function PersonCard({
  person,
  onChoose,
}: {
  person: SamplePerson;
  onChoose(): void;
}) {
  const { displayName, teams, role } = person;
  return (
    <Card label={`${displayName}, ${teams}: ${role}`} onPress={onChoose}>
      <CardBody>
        <Flex gap="3" align="start">
          <Avatar src="" name={displayName} size="large" purpose="decoration" />
          <Flex direction="column" gap="1">
            <Text as="h3" variant="body-large" weight="bold">
              {displayName}
            </Text>
            <Text variant="body-small">{teams}</Text>
            <Text as="p">{role}</Text>
          </Flex>
        </Flex>
      </CardBody>
    </Card>
  );
}
