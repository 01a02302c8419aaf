/** The widget with the reader's tasks, the same in both frontend systems. */
export const MY_TASKS_WIDGET = {
  name: 'WellArchitectedMyTasks',
  title: 'My Well-Architected tasks',
  description: 'What you and your groups have to fix, and what is due first',
  layout: {
    width: { minColumns: 3, defaultColumns: 6 },
    height: { minRows: 4, defaultRows: 8 },
  },
};
